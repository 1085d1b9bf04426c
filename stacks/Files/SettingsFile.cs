using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Reads one file of settings.</summary>
internal static class SettingsFile
{
    /// <summary>Path of a file as the user sees it.</summary>
    public static string Shown(IEnvironmentFiles files, string path) => files.Folder.Length == 0 ? path : $"{files.Folder}/{path}";

    /// <summary>Root of the file. Null: unreadable, missing or empty, and reported.</summary>
    /// <param name="files">Where it is.</param>
    /// <param name="path">Path below their folder.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="missing">Reports that there is no such file, where more can be said than its name.</param>
    public static YamlNode? Read(IEnvironmentFiles files, string path, ProblemLog log, Action<string>? missing = null)
    {
        var shown = Shown(files, path);
        try
        {
            using var stream = files.Open(path);
            if (stream is not null)
                return Parse(stream, shown, log);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Report("file/unreadable", "a file that cannot be read", "Check its permissions.");
            return null;
        }
        if (missing is null)
            Report("file/missing", "no such file", "Restore it, or write {} into it if it sets nothing.");
        else
            missing(shown);
        return null;

        void Report(string rule, string given, string fix) => log.Add(rule, new Mark(shown, 0, 0), "", given, "a YAML file", fix);
    }

    private static YamlNode? Parse(Stream stream, string shown, ProblemLog log)
    {
        if (YamlText.Decode(stream, shown, log) is not { } text || YamlReader.Read(shown, text, log) is not { } root)
            return null;
        if (root is not YamlScalar { Meaning: ScalarMeaning.Null })
            return root;
        log.Add(
            "yaml/empty",
            root.Mark,
            "",
            "an empty file",
            "a map of settings",
            "Restore its settings; a layer that sets nothing is {}."
        );
        return null;
    }
}
