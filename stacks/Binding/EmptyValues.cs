using System.Collections;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Binding;

/// <summary>
/// The configuration of Microsoft has no empty map and no empty list, so the binder leaves a required one null.
/// This puts an empty one wherever the tree has one.
/// </summary>
internal static class EmptyValues
{
    public static void Fill(SettingType type, YamlNode? node, object? bound)
    {
        if (bound is null)
            return;
        switch (type, node)
        {
            case (RecordType record, YamlMap map):
                foreach (var property in record.Properties)
                    FillProperty(property, map.Find(property.Key)?.Value, bound);
                break;
            case (NamedMapType named, YamlMap map):
                foreach (var entry in map.Entries.Where(entry => !entry.IsRemoved))
                    FillEntry(named, entry, (IDictionary)bound);
                break;
            case (ListType list, YamlList items):
                foreach (var (item, value) in items.Items.Zip(((IEnumerable)bound).Cast<object?>()))
                    Fill(list.Item, item, value);
                break;
        }
    }

    private static void FillProperty(SettingProperty property, YamlNode? node, object bound)
    {
        var value = property.Clr.GetValue(bound);
        if (value is null && node is YamlMap or YamlList && Empty(property.Type) is { } empty)
            property.Clr.SetValue(bound, value = empty);
        Fill(property.Type, node, value);
    }

    private static void FillEntry(NamedMapType type, YamlEntry entry, IDictionary bound)
    {
        if (!bound.Contains(entry.Key) && Empty(type.Value) is { } empty)
            bound[entry.Key] = empty;
        Fill(type.Value, entry.Value, bound[entry.Key]);
    }

    private static object? Empty(SettingType type) =>
        type switch
        {
            RecordType record => Activator.CreateInstance(record.Clr),
            ListType list => Array.CreateInstance(list.ItemClr, 0),
            NamedMapType named => Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), named.ValueClr)),
            _ => null,
        };
}
