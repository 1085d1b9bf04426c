namespace MlInfra.Stacks.Editing;

/// <summary>Which environment is made from which.</summary>
/// <param name="Name">Name of the new one.</param>
/// <param name="From">Name of the one that it is made from.</param>
public sealed record CloneRequest(string Name, string From)
{
    /// <summary>Its tier. Default: that of the source.</summary>
    public string? Tier { get; init; }

    /// <summary>Its cloud. Default: that of the source.</summary>
    public string? Cloud { get; init; }

    /// <summary>Its region. Default: that of the source.</summary>
    public string? Region { get; init; }

    /// <summary>Its account. Default: that of the source.</summary>
    public string? Account { get; init; }

    /// <summary>Who answers for it. Default: whoever answers for the source.</summary>
    public string? Owner { get; init; }

    /// <summary>Other settings as <c>key=value</c>; <c>key=null</c> removes. Default: none.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The settings that have an option of their own.</summary>
    internal IEnumerable<(string Key, string Value)> Options =>
        new[] { ("tier", Tier), ("cloud", Cloud), ("region", Region), ("account", Account), ("owner", Owner) }
            .Where(option => option.Item2 is not null)
            .Select(option => (option.Item1, option.Item2!));

    /// <summary>The names alone: a setting may hold what nobody shall see.</summary>
    public override string ToString() => $"{Name} from {From}";
}
