using System.Collections.Immutable;

namespace MlInfra.Planner.Baselines;

/// <summary>What a plan is compared with.</summary>
public enum BaselineKind
{
    /// <summary>Nothing: everything is new.</summary>
    None,

    /// <summary>Another revision of the code and files.</summary>
    Git,

    /// <summary>Plans in files.</summary>
    Plan,

    /// <summary>What is deployed, as a state has it.</summary>
    State,
}

/// <summary>What a report says of what it was compared with.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was asked for, such as <c>git:main...</c>.</param>
public sealed record Baseline(BaselineKind Kind, string Text)
{
    /// <summary>What has to be said of a comparison with another revision.</summary>
    public const string CodeWithCode = "Compares code with code, not with what is deployed.";

    /// <summary>Nothing.</summary>
    public static Baseline None { get; } = new(BaselineKind.None, "none");

    /// <summary>The commit, where it is one.</summary>
    public string? Commit { get; init; }

    /// <summary>What a reader should know of it, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
