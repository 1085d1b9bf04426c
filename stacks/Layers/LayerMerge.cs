using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>
/// Layering: maps merge by key, everything else replaces. A <c>null</c> stays in the tree as the mark of a removal;
/// whoever reads the tree takes it for absent. Layers may be merged in groups: the result is that of one after the other.
/// </summary>
internal static class LayerMerge
{
    /// <summary>One tree of all layers, the lowest first.</summary>
    public static YamlMap Merge(IEnumerable<YamlMap> layers) => layers.Aggregate((lower, upper) => (YamlMap)Over(lower, upper));

    private static YamlNode Over(YamlNode lower, YamlNode upper) =>
        lower is YamlMap lowerMap && upper is YamlMap upperMap && !Replaced(upperMap) ? Maps(lowerMap, upperMap) : OverAll(lower, upper);

    // A map that came after a null or a value of its own group of layers replaces what is below the group, as these did.
    private static bool Replaced(YamlNode upper) => upper.Overrode is { } below && (below is not YamlMap || Replaced(below));

    private static YamlNode OverAll(YamlNode lower, YamlNode upper) =>
        upper with
        {
            Overrode = upper.Overrode is { } between ? OverAll(lower, between) : lower,
        };

    private static YamlMap Maps(YamlMap lower, YamlMap upper)
    {
        var kept = lower.Entries.Select(entry =>
            upper.Find(entry.Key) is { } over ? over with { Value = Over(entry.Value, over.Value) } : entry
        );
        var added = upper.Entries.Where(entry => lower.Find(entry.Key) is null);
        return new YamlMap(upper.Mark, [.. kept, .. added]) { Overrode = lower };
    }
}
