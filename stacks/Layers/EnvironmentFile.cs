using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>Pulumi's own configuration file of a stack, with the settings under one key.</summary>
internal static class EnvironmentFile
{
    public const string Key = "mlinfra:environment";

    private static readonly string[] TopLevel = ["config", "secretsprovider", "encryptedkey", "encryptionsalt", "environment"];

    /// <summary>The settings of the file. Null: it has none, and that is reported.</summary>
    public static Layer? Settings(YamlNode root, ProblemLog log)
    {
        if (Map(root, root.Mark, "", log) is not { } file)
            return null;
        foreach (var entry in file.Entries.Where(entry => !TopLevel.Contains(entry.Key)))
            Unknown(entry, "", TopLevel, log);
        if (
            Child(file, root.Mark with { Line = 1, Column = 1 }, "config", "", log) is not { } config
            || Map(config.Value, config.KeyMark, "config", log) is not { } keys
        )
            return null;
        CheckKeys(keys, log);
        return Child(keys, config.KeyMark, Key, "config", log) is { } own && Map(own.Value, own.KeyMark, Key, log) is { } settings
            ? new Layer(own.KeyMark, settings)
            : null;
    }

    private static void CheckKeys(YamlMap keys, ProblemLog log)
    {
        foreach (var entry in keys.Entries.Where(entry => entry.Key != Key && IsOurs(entry.Key)))
            Unknown(entry, "config", [Key], log);
    }

    // Keys of other packages, such as aws:region, are theirs.
    private static bool IsOurs(string key) => key.StartsWith("mlinfra:", StringComparison.OrdinalIgnoreCase) || !key.Contains(':');

    private static void Unknown(YamlEntry entry, string path, IReadOnlyList<string> allowed, ProblemLog log)
    {
        var fix = $"{Nearest.Hint(entry.Key, allowed)}Rename the key, or remove it.";
        log.Add("settings/unknown-key", entry.KeyMark, KeyPath.Key(path, entry.Key), "an unknown key", string.Join(", ", allowed), fix);
    }

    private static YamlEntry? Child(YamlMap map, Mark at, string key, string path, ProblemLog log)
    {
        var entry = map.Find(key);
        if (entry is null)
            log.Add(
                "settings/missing",
                at,
                path,
                "nothing",
                $"{key}: with a map under it",
                $"Add {key}: {(path.Length == 0 ? "to the file" : $"under {path}")}."
            );
        return entry;
    }

    private static YamlMap? Map(YamlNode node, Mark at, string path, ProblemLog log)
    {
        if (node is not (YamlMap or YamlReported))
            log.Add(
                "settings/wrong-type",
                node is YamlScalar { Text: "" } ? at : node.Mark,
                path,
                node.Kind,
                "a map",
                "Write the settings as key: value, indented by two spaces."
            );
        return node as YamlMap;
    }
}
