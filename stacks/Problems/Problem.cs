namespace MlInfra.Stacks;

/// <summary>One thing that is wrong with an environment: where, what was given, what is allowed, what to do next.</summary>
public sealed record Problem
{
    /// <summary>Id of the rule, such as <c>settings/unknown-key</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Path below the repository, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>Line from 1; 0 where the problem is the file or folder as a whole.</summary>
    public int Line { get; init; }

    /// <summary>Column from 1; 0 where there is no line.</summary>
    public int Column { get; init; }

    /// <summary>The setting, such as <c>network.cidr</c>. Empty: no setting in particular.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>What was given, as written. Never the value of a secret or of an unknown key.</summary>
    public required string Given { get; init; }

    /// <summary>What is allowed.</summary>
    public required string Allowed { get; init; }

    /// <summary>What to do next, as an instruction.</summary>
    public required string Fix { get; init; }

    /// <summary>Name of the environment that was loaded. Null: no environment in particular.</summary>
    public string? Environment { get; init; }

    /// <summary>The four parts as text; see <see cref="ProblemText"/>.</summary>
    public override string ToString() => ProblemText.Format(this);
}
