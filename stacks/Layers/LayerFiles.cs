using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>The layers below an environment.</summary>
internal static class LayerFiles
{
    public const string Defaults = "defaults.yaml";

    /// <summary>They choose the layers, so no layer can set them.</summary>
    public static readonly string[] Choosers = ["tier", "cloud"];

    /// <summary>What is about one environment alone: in a layer it would lift the protection of all of them.</summary>
    public static readonly string[] OwnOnly = ["renamedFrom", "retiring"];

    public static Layer? ReadDefaults(IEnvironmentFiles files, ProblemLog log) => ToLayer(SettingsFile.Read(files, Defaults, log), log);

    /// <summary>The layer that a setting of the environment chooses. Null: there is none, which is reported here or by the setting's own check.</summary>
    public static Layer? ReadChosen(IEnvironmentFiles files, YamlMap environment, string key, string folder, Type choices, ProblemLog log)
    {
        if (environment.Find(key)?.Value is not YamlScalar chosen || ChoiceType.Of(choices).Read(chosen).Value is null)
            return null;
        var node = SettingsFile.Read(files, $"{folder}/{chosen.Text}.yaml", log, Missing);
        return ToLayer(node, log);

        void Missing(string shown) =>
            log.Add(
                "settings/missing-layer",
                chosen.Mark,
                key,
                chosen.Text,
                $"a {key} that has a file {folder}/<{key}>.yaml",
                $"Write {shown}, or choose another {key}."
            );
    }

    /// <summary>What all layers below an environment set, as far as they can be read.</summary>
    public static YamlMap Below(IEnvironmentFiles files, YamlMap environment)
    {
        var log = new ProblemLog(null);
        var tier = ReadChosen(files, environment, "tier", "tiers", typeof(Tier), log);
        var cloud = ReadChosen(files, environment, "cloud", "clouds", typeof(Cloud), log);
        return LayerMerge.Merge(new[] { ReadDefaults(files, log), tier, cloud }.OfType<Layer>().Select(layer => layer.Settings));
    }

    private static Layer? ToLayer(YamlNode? node, ProblemLog log)
    {
        if (node is YamlMap map)
        {
            CheckChoosers(map, log);
            CheckSecrets(map, "", log);
            return new Layer(map.Mark, map);
        }
        if (node is not null and not YamlReported)
            log.Add("settings/wrong-type", node.Mark, "", node.Kind, "a map of settings", "Write settings as key: value.");
        return null;
    }

    private static void CheckChoosers(YamlMap map, ProblemLog log)
    {
        foreach (var entry in map.Entries.Where(entry => Choosers.Contains(entry.Key) || OwnOnly.Contains(entry.Key)))
        {
            var why = Choosers.Contains(entry.Key) ? "because it chooses the layers" : "because it is about that environment alone";
            var allowed = $"set in the environment's own file, {why}";
            log.Add("settings/misplaced-key", entry.KeyMark, entry.Key, "set in a layer", allowed, "Remove it from this file.");
        }
    }

    private static void CheckSecrets(YamlNode node, string path, ProblemLog log)
    {
        if (node is YamlSecret)
        {
            var allowed = "an encrypted value in the environment's own file, whose key encrypts it";
            log.Add(
                "settings/secret-in-layer",
                node.Mark,
                path,
                node.Kind,
                allowed,
                "Remove it here and set it in each environment that needs it."
            );
        }
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
            CheckSecrets(entry.Value, KeyPath.Key(path, entry.Key), log);
        foreach (var (index, item) in ((node as YamlList)?.Items ?? []).Index())
            CheckSecrets(item, KeyPath.Item(path, index), log);
    }
}
