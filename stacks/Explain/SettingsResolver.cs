using System.Collections;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Walks an environment by its model: what files say with its place, and what nobody says with its default.</summary>
internal static class SettingsResolver
{
    public static ResolvedSetting Of(LoadedEnvironment environment) =>
        Record(SettingsModel.Of(typeof(EnvironmentSettings)), environment.Settings, environment.Tree, "", "");

    private static ResolvedSetting Record(RecordType type, object value, YamlNode? node, string path, string key) =>
        ResolvedSetting.Map(
            path,
            key,
            [
                .. type
                    .Properties.Select(property =>
                        Setting(
                            property.Type,
                            property.Clr.GetValue(value),
                            Child(node, property.Key),
                            KeyPath.Key(path, property.Key),
                            property.Key
                        )
                    )
                    .OfType<ResolvedSetting>(),
            ],
            node
        );

    // An optional setting that nobody gave is none at all.
    private static ResolvedSetting? Setting(SettingType type, object? value, YamlNode? node, string path, string key) =>
        (type, value) switch
        {
            (_, null) => null,
            (RecordType record, _) => Record(record, value, node, path, key),
            (NamedMapType map, IDictionary entries) => Named(map, entries, node, path, key),
            (SecretType, _) => ResolvedSetting.Leaf(path, key, $"{value}", node),
            _ => ResolvedSetting.Leaf(path, key, node is null ? InlineYaml.Of(type, value) : InlineYaml.Of(node), node),
        };

    private static ResolvedSetting Named(NamedMapType type, IDictionary entries, YamlNode? node, string path, string key) =>
        ResolvedSetting.Map(
            path,
            key,
            [
                .. entries
                    .Keys.Cast<string>()
                    .Order(StringComparer.Ordinal)
                    .Select(name => Setting(type.Value, entries[name], Child(node, name), KeyPath.Key(path, name), name))
                    .OfType<ResolvedSetting>(),
            ],
            node
        );

    private static YamlNode? Child(YamlNode? node, string key) =>
        (node as YamlMap)?.Find(key) is { IsRemoved: false } entry ? entry.Value : null;
}
