using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>Trees by paths of keys, as they are.</summary>
internal static class TreeGraft
{
    /// <summary>The tree with an encrypted value at a path, which stands where the nearest setting above it does.</summary>
    public static YamlMap Secret(YamlMap tree, IReadOnlyList<string> path)
    {
        var entry = tree.Find(path[0]);
        YamlNode below =
            path.Count == 1
                ? new YamlSecret(tree.Mark)
                : Secret(entry?.Value as YamlMap ?? new YamlMap(entry?.KeyMark ?? tree.Mark, []), [.. path.Skip(1)]);
        var grafted = new YamlEntry(path[0], entry?.KeyMark ?? tree.Mark, below);
        return new YamlMap(tree.Mark, [.. tree.Entries.Where(other => other.Key != path[0]), grafted]);
    }

    public static bool Has(YamlNode tree, IReadOnlyList<string> path) => Find(tree, path) is not null;

    public static bool IsList(YamlNode tree, IReadOnlyList<string> path) => Find(tree, path) is YamlList;

    private static YamlNode? Find(YamlNode tree, IReadOnlyList<string> path) =>
        path.Aggregate((YamlNode?)tree, (node, key) => (node as YamlMap)?.Find(key)?.Value);
}
