using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>Which properties make a provider replace a resource, from dated data. A provider decides for itself: this is a guess.</summary>
internal sealed class ReplacementTable
{
    private static readonly Lazy<ReplacementTable> Embedded = new(ReadEmbedded);

    private readonly ImmutableArray<Entry> _patterns;
    private readonly Dictionary<string, Entry> _exact;

    private ReplacementTable(string asOf, IEnumerable<Entry> entries)
    {
        AsOf = asOf;
        var all = entries.ToList();
        _patterns = [.. all.Where(entry => entry.IsPattern)];
        _exact = all.Where(entry => !entry.IsPattern).ToDictionary(entry => entry.Type);
    }

    /// <summary>The table that ships with the planner.</summary>
    public static ReplacementTable Shipped => Embedded.Value;

    /// <summary>The day of its facts.</summary>
    public string AsOf { get; }

    /// <summary>Reads a table.</summary>
    public static ReplacementTable Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new ReplacementTable(root.GetProperty("asOf").GetString()!, root.GetProperty("types").EnumerateObject().Select(ReadEntry));
    }

    /// <summary>What is known of a type.</summary>
    public ReplacementFacts Of(string type) =>
        new([.. _patterns.Where(entry => Glob.Matches(entry.Type, type)), .. _exact.TryGetValue(type, out var own) ? [own] : (Entry[])[]]);

    private static ReplacementTable ReadEmbedded()
    {
        using var stream = typeof(ReplacementTable).Assembly.GetManifestResourceStream("replacements.json")!;
        return Read(stream);
    }

    private static Entry ReadEntry(JsonProperty type) =>
        new(
            type.Name,
            type.Value.GetProperty("source").ValueKind == JsonValueKind.String,
            [.. type.Value.GetProperty("properties").EnumerateArray().Select(path => Steps(path.GetString()!))],
            type.Value.TryGetProperty("sometimes", out var sometimes)
                ?
                [
                    .. sometimes
                        .EnumerateArray()
                        .Select(one => (Steps(one.GetProperty("path").GetString()!), one.GetProperty("when").GetString()!)),
                ]
                : []
        );

    // What a path covers lies below it.
    private static string[] Steps(string path) => [.. PropertyPath.Steps(path), "**"];

    internal sealed record Entry(
        string Type,
        bool IsKnown,
        ImmutableArray<string[]> Always,
        ImmutableArray<(string[] Path, string When)> Sometimes
    )
    {
        public bool IsPattern => Type.Contains('*', StringComparison.Ordinal);
    }
}

/// <summary>What is known of the replacements of a type.</summary>
internal sealed class ReplacementFacts(ImmutableArray<ReplacementTable.Entry> entries)
{
    /// <summary>Whether anything is. What is said of many types at once has to name a property, or it says too little of this one.</summary>
    public bool IsKnown => entries.Any(entry => entry.IsKnown && (!entry.IsPattern || !entry.Always.IsEmpty));

    /// <summary>Whether a change of a property replaces the resource.</summary>
    public bool Forces(string path)
    {
        var steps = PathSteps.Of(path);
        return entries.Any(entry => entry.Always.Any(pattern => Glob.Matches(pattern, steps)));
    }

    /// <summary>When a change of a property replaces the resource, in words. Null: never, or always.</summary>
    public string? When(string path)
    {
        var steps = PathSteps.Of(path);
        return entries.SelectMany(entry => entry.Sometimes).FirstOrDefault(one => Glob.Matches(one.Path, steps)).When;
    }
}
