using System.Collections;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Walks an environment by its model: what files say with its place, and what nobody says with its default.</summary>
internal sealed class SettingsResolver
{
    private readonly Cloud _cloud;

    private SettingsResolver(Cloud cloud) => _cloud = cloud;

    public static ResolvedSetting Of(LoadedEnvironment environment) =>
        new SettingsResolver(environment.Settings.Cloud).Record(
            SettingsModel.Of(typeof(EnvironmentSettings)),
            environment.Settings,
            environment.Tree,
            "",
            ""
        );

    private ResolvedSetting Record(RecordType type, object value, YamlNode? node, string path, string key) =>
        ResolvedSetting.Map(
            path,
            key,
            [
                .. type
                    .Properties.Select(property =>
                        Setting(
                            property.Type,
                            property.Clr.GetValue(value),
                            SettingNode.Below(node, property.Key),
                            KeyPath.Key(path, property.Key),
                            property.Key
                        )
                    )
                    .OfType<ResolvedSetting>(),
            ],
            node,
            [.. type.Keys]
        );

    // An optional setting that nobody gave is none at all, and neither is the default of one that the cloud cannot honour.
    private ResolvedSetting? Setting(SettingType type, object? value, YamlNode? node, string path, string key) =>
        (type, value) switch
        {
            (_, null) => null,
            _ when node is null or YamlScalar { Meaning: ScalarMeaning.Null } && CloudRules.Refuses(_cloud, path) => null,
            (RecordType record, _) => Record(record, value, node, path, key),
            (NamedMapType map, IDictionary entries) => Named(map, entries, node, path, key),
            (SecretType, _) => ResolvedSetting.Leaf(path, key, $"{value}", node),
            // As bound, not as written: True and true, or +4 and 4, are no difference.
            _ => ResolvedSetting.Leaf(path, key, InlineYaml.Of(type, value), node),
        };

    private ResolvedSetting Named(NamedMapType type, IDictionary entries, YamlNode? node, string path, string key) =>
        ResolvedSetting.Map(
            path,
            key,
            [
                .. entries
                    .Keys.Cast<string>()
                    .Order(StringComparer.Ordinal)
                    .Select(name => Setting(type.Value, entries[name], SettingNode.Below(node, name), KeyPath.Key(path, name), name))
                    .OfType<ResolvedSetting>(),
            ],
            node
        );
}
