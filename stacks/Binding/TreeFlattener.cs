using Microsoft.Extensions.Configuration;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Binding;

/// <summary>A tree as keys and values of the configuration binder. Leaves out what is not bindable, so it works on half-broken trees.</summary>
internal static class TreeFlattener
{
    public static Dictionary<string, string?> Flatten(SettingType type, YamlNode node, string path)
    {
        var flat = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Add(flat, type, node, "", path);
        return flat;
    }

    private static void Add(Dictionary<string, string?> flat, SettingType type, YamlNode node, string key, string path)
    {
        switch (type, node)
        {
            case (SecretType, YamlSecret):
                flat[key] = path;
                break;
            case (LeafType leaf, YamlScalar scalar):
                if (leaf.Read(scalar) is { Value: not null } reading)
                    flat[key] = reading.Flat;
                break;
            case (RecordType record, YamlMap map):
                foreach (var entry in map.Entries.Where(entry => record.Find(entry.Key) is not null))
                    Add(flat, record.Find(entry.Key)!.Type, entry.Value, Below(key, entry.Key), KeyPath.Key(path, entry.Key));
                break;
            case (NamedMapType named, YamlMap map):
                // To the binder a name with its delimiter is two; no name may have one, which is reported.
                foreach (var entry in map.Entries.Where(entry => !entry.Key.Contains(ConfigurationPath.KeyDelimiter)))
                    Add(flat, named.Value, entry.Value, Below(key, entry.Key), KeyPath.Key(path, entry.Key));
                break;
            case (ListType list, YamlList items):
                foreach (var (index, item) in items.Items.Index())
                    Add(flat, list.Item, item, Below(key, $"{index}"), KeyPath.Item(path, index));
                break;
        }
    }

    private static string Below(string key, string child) => key.Length == 0 ? child : ConfigurationPath.Combine(key, child);
}
