using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>The layer above all files: settings given as <c>key=value</c> for one run.</summary>
internal static class OverrideLayer
{
    /// <summary>The layer. Null: none is given, or none that can be read, which is reported.</summary>
    public static Layer? Read(IReadOnlyList<string> overrides, ProblemLog log)
    {
        var maps = overrides.Select(text => Read(text, log)).OfType<YamlMap>().ToList();
        return maps.Count == 0 ? null : new Layer(maps[0].Mark, LayerMerge.Merge(maps));
    }

    private static YamlMap? Read(string text, ProblemLog log) =>
        Assignment.Read(text, log) is { } given ? Nested(given.Keys, At(given.Node, given.Mark), given.Mark) : null;

    private static YamlMap Nested(IReadOnlyList<string> keys, YamlNode value, Mark mark) =>
        (YamlMap)keys.Reverse().Aggregate(value, (below, key) => new YamlMap(mark, [new YamlEntry(key, mark, below)]));

    // On a command line there are no lines to name.
    private static YamlNode At(YamlNode node, Mark mark) =>
        node switch
        {
            YamlMap map => new YamlMap(
                mark,
                [.. map.Entries.Select(entry => entry with { KeyMark = mark, Value = At(entry.Value, mark) })]
            ),
            YamlList list => new YamlList(mark, [.. list.Items.Select(item => At(item, mark))]),
            _ => node with { Mark = mark },
        };
}
