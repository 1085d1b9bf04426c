namespace MlInfra.Stacks.Editing;

/// <summary>Walks a path of keys down a text.</summary>
internal static class YamlPath
{
    /// <summary>The entries on the path from the root, each with its map, as far as they exist.</summary>
    public static IReadOnlyList<(SpanMap Map, SpanEntry Entry)> Chain(SpanNode root, IReadOnlyList<string> path)
    {
        var chain = new List<(SpanMap Map, SpanEntry Entry)>();
        var node = root;
        foreach (var key in path)
        {
            if (node is SpanList)
                throw NoMap(path, chain.Count);
            if (node is not SpanMap map || map.Find(key) is not { } entry)
                break;
            chain.Add((map, entry));
            node = entry.Value;
        }
        return chain;
    }

    /// <summary>The node as the map that the rest of a path needs.</summary>
    public static SpanMap Map(SpanNode node, IReadOnlyList<string> path, int depth) => node as SpanMap ?? throw NoMap(path, depth);

    private static ArgumentException NoMap(IReadOnlyList<string> path, int depth) =>
        new($"'{string.Join(" / ", path)}' leads through a value that is no map, after {depth} keys.", nameof(path));
}
