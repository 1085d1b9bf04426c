namespace MlInfra.Stacks.Yaml;

/// <summary>A place in a file: its path below the repository, line and column from 1. Line 0: the file as a whole, or no file.</summary>
public readonly record struct Mark(string File, int Line, int Column)
{
    /// <summary>As editors and terminals link it.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>A node of a YAML text that knows where it stands, and after layering what it overrode.</summary>
public abstract record YamlNode(Mark Mark)
{
    /// <summary>The node of a lower layer that this one replaced, or for a map was merged over. Its own chain goes on below.</summary>
    public YamlNode? Overrode { get; init; }

    /// <summary>What kind of node it is, with its article.</summary>
    internal abstract string Kind { get; }

    /// <summary>Kind and place, never content: content may be a misplaced secret.</summary>
    public sealed override string ToString() => $"{Kind} at {Mark}";
}

/// <summary>What a scalar means by the core schema of YAML 1.2.</summary>
public enum ScalarMeaning
{
    Null,
    Boolean,
    WholeNumber,
    Real,
    Text,
}

/// <summary>A single value as it was written, without quotes.</summary>
public sealed record YamlScalar(Mark Mark, string Text, ScalarMeaning Meaning) : YamlNode(Mark)
{
    internal override string Kind =>
        Meaning switch
        {
            ScalarMeaning.Null => "null",
            ScalarMeaning.Boolean => "true or false",
            ScalarMeaning.WholeNumber => "a number",
            ScalarMeaning.Real => "a number",
            _ => "a text",
        };
}

/// <summary>A list.</summary>
public sealed record YamlList(Mark Mark, IReadOnlyList<YamlNode> Items) : YamlNode(Mark)
{
    internal override string Kind => "a list";
}

/// <summary>A key of a map with its value.</summary>
public sealed record YamlEntry(string Key, Mark KeyMark, YamlNode Value)
{
    /// <summary>Whether the value is <c>null</c>: the key counts as absent.</summary>
    public bool IsRemoved => Value is YamlScalar { Meaning: ScalarMeaning.Null };
}

/// <summary>A map, keys in the order of the file.</summary>
public sealed record YamlMap(Mark Mark, IReadOnlyList<YamlEntry> Entries) : YamlNode(Mark)
{
    private readonly Dictionary<string, YamlEntry> _byKey = Entries.ToDictionary(entry => entry.Key);

    internal override string Kind => "a map";

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key) => _byKey.GetValueOrDefault(key);
}

/// <summary>An encrypted value. The ciphertext was dropped while reading, so nothing can print or copy it.</summary>
public sealed record YamlSecret(Mark Mark) : YamlNode(Mark)
{
    internal override string Kind => "an encrypted value (not shown)";
}

/// <summary>A node that could not be used and was reported while reading: later checks pass over it.</summary>
public sealed record YamlReported(Mark Mark) : YamlNode(Mark)
{
    internal override string Kind => "an unusable value";
}
