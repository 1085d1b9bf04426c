using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>The layer above all files: settings given as <c>key=value</c> for one run.</summary>
internal static class OverrideLayer
{
    private const string Option = "--set";
    private const string NoValue = "no value";

    /// <summary>The layer. Null: none is given, or none that can be read, which is reported.</summary>
    public static Layer? Read(IReadOnlyList<string> overrides, ProblemLog log)
    {
        var maps = overrides.Select(text => Read(text, log)).OfType<YamlMap>().ToList();
        return maps.Count == 0 ? null : new Layer(maps[0].Mark, LayerMerge.Merge(maps));
    }

    private static YamlMap? Read(string text, ProblemLog log)
    {
        if (text.Split('=', 2) is not [{ Length: > 0 } path, { Length: > 0 } value])
        {
            var allowed = "key=value, such as cluster.pools.a10g.maxNodes=4; key=null removes";
            Refuse(new Mark(Option, 0, 0), "", Lacks(text), allowed, "Write key=value in quotes.");
            return null;
        }
        var mark = new Mark($"{Option} {ProblemText.Quote(path)}", 0, 0);
        var keys = path.Split('.');
        if (keys.Any(key => key.Length == 0 || key.AsSpan().ContainsAny('[', ']')))
        {
            Refuse(mark, "", ProblemText.Quote(path), "keys joined by dots; a list is replaced as a whole", "Write list=[a, b].");
            return null;
        }
        var node = YamlReader.Read(mark.File, value, log);
        // A comment, or blanks: nobody means to remove by it.
        if (node is YamlScalar { Meaning: ScalarMeaning.Null, Text: "" })
        {
            Refuse(mark, "", NoValue, "a value; key=null removes", "Put the value in quotes.");
            return null;
        }
        return node is null ? null : Nested(keys, At(node, mark), mark);

        void Refuse(Mark where, string key, string given, string allowed, string fix) =>
            log.Add("settings/set", where, key, given, allowed, fix);
    }

    private static string Lacks(string text) =>
        text.IndexOf('=') switch
        {
            < 0 => "no =",
            0 => "no key",
            _ => NoValue,
        };

    private static YamlMap Nested(string[] keys, YamlNode value, Mark mark) =>
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
