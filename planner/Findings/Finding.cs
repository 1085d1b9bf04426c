namespace MlInfra.Planner.Findings;

/// <summary>
/// One thing that somebody should look at, whoever found it: validation, schema, planner, family, policy or cost.
/// A message has four parts: where, what was given, what is allowed, what to do next.
/// </summary>
/// <param name="Rule">Stable id, such as <c>schema/unknown-property</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="What">What is wrong, in one sentence. Never a secret's value. Empty where given and allowed say it.</param>
/// <param name="Fix">What to do next, as an instruction.</param>
public sealed record Finding(string Rule, Severity Severity, string What, string Fix)
{
    /// <summary>Logical name or URN of the resource, where it is about one.</summary>
    public string? Resource { get; init; }

    /// <summary>Path of the property below the resource's inputs, or key path of the setting.</summary>
    public string? Property { get; init; }

    /// <summary>Where the setting was made, where it is about one.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>What was given, as the user wrote it.</summary>
    public string? Given { get; init; }

    /// <summary>What is allowed.</summary>
    public string? Allowed { get; init; }
}

/// <summary>A place in a file of the repository.</summary>
/// <param name="File">Path relative to the repository, with forward slashes.</param>
/// <param name="Line">Line, from 1; 0 for the file or folder as a whole.</param>
/// <param name="Column">Column, from 1; 0 where there is no line.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";

    /// <summary>The place that <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    public static SourceLocation Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length > 2 && int.TryParse(parts[^2], out var line) && int.TryParse(parts[^1], out var column)
            ? new SourceLocation(string.Join(':', parts[..^2]), line, column)
            : new SourceLocation(text, 0, 0);
    }
}
