using System.Globalization;
using MlInfra.Stacks.Model;

namespace MlInfra.Stacks.Yaml;

/// <summary>Looks a key path up in a tree.</summary>
internal static class TreePath
{
    /// <summary>The node at a path, or the nearest one above it that exists. Null: not even the first part exists.</summary>
    public static YamlNode? Find(YamlNode tree, string path)
    {
        YamlNode? found = null;
        var node = tree;
        foreach (var part in KeyPath.Parts(path))
        {
            if (Child(node, part) is not { } child)
                return found;
            found = node = child;
        }
        return found;
    }

    private static YamlNode? Child(YamlNode node, string part) =>
        node switch
        {
            YamlMap map => map.Find(part)?.Value,
            YamlList list when int.TryParse(part, CultureInfo.InvariantCulture, out var index) => list.Items.ElementAtOrDefault(index),
            _ => null,
        };
}
