using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>
/// The environment as the engine hands it over: one JSON text in which encrypted values are plain. They are dropped here, by the type of
/// their setting, so that nothing that runs after this can hold one; whoever needs one asks the engine for it as a secret output.
/// </summary>
internal static class EngineConfiguration
{
    public static Layer? Settings(string name, string json, ProblemLog log)
    {
        var file = $"configuration of the stack {name}";
        if (YamlReader.Read(file, json, log) is not { } root)
            return null;
        if (root is YamlMap map)
            return new Layer(map.Mark, (YamlMap)WithoutSecrets(map, SettingsModel.Of(typeof(EnvironmentSettings))));
        log.Add(
            "settings/wrong-type",
            root.Mark,
            EnvironmentFile.Key,
            root.Kind,
            "a map",
            $"Set {EnvironmentFile.Key} to a map of settings."
        );
        return null;
    }

    private static YamlNode WithoutSecrets(YamlNode node, SettingType type) =>
        (node, type) switch
        {
            (YamlScalar { Meaning: not ScalarMeaning.Null }, SecretType) => new YamlSecret(node.Mark),
            (YamlMap map, RecordType record) => Map(map, key => record.Find(key)?.Type),
            (YamlMap map, NamedMapType named) => Map(map, _ => named.Value),
            (YamlList list, ListType items) => new YamlList(list.Mark, [.. list.Items.Select(item => WithoutSecrets(item, items.Item))]),
            _ => node,
        };

    private static YamlMap Map(YamlMap map, Func<string, SettingType?> typeOf) =>
        new(
            map.Mark,
            [
                .. map.Entries.Select(entry =>
                    typeOf(entry.Key) is { } type ? entry with { Value = WithoutSecrets(entry.Value, type) } : entry
                ),
            ]
        );
}
