using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>The node of a setting below another one.</summary>
internal static class SettingNode
{
    /// <summary>The node of a key. Below what a <c>null</c> removed it is that <c>null</c>, over what the key had. Null: no layer says anything.</summary>
    public static YamlNode? Below(YamlNode? node, string key) =>
        node switch
        {
            YamlMap map => map.Find(key)?.Value,
            YamlScalar { Meaning: ScalarMeaning.Null } removal when Below(removal.Overrode, key) is { } removed => removal with
            {
                Overrode = removed,
            },
            _ => null,
        };
}
