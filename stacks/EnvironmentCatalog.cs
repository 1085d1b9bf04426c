using System.Text.RegularExpressions;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>The environments of a folder, one <c>Pulumi.&lt;name&gt;.yaml</c> each.</summary>
/// <param name="files">The folder.</param>
public sealed class EnvironmentCatalog(IEnvironmentFiles files)
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>Names of all environments in ordinal order, those of files with an illegal name too: loading reports them.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. files
                .List()
                .Where(file => file.StartsWith(Prefix, StringComparison.Ordinal) && file.EndsWith(Suffix, StringComparison.Ordinal))
                .Where(file => file.Length > Prefix.Length + Suffix.Length)
                .Select(file => file[Prefix.Length..^Suffix.Length])
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The environment, or everything that is wrong with it. Throws for no mistake in a file or name.</summary>
    /// <param name="name">Name of the environment.</param>
    /// <param name="overrides">Settings as <c>key=value</c> that count above all files, for this load. Default: none.</param>
    public LoadResult Load(string name, params IReadOnlyList<string> overrides) => Load(name, settings => settings, overrides);

    /// <summary>The environment as it would be if its own settings were others.</summary>
    /// <param name="name">Name of the environment.</param>
    /// <param name="change">From what its file says to what counts.</param>
    internal LoadResult LoadChanged(string name, Func<YamlMap, YamlMap> change) => Load(name, change, []);

    private LoadResult Load(string name, Func<YamlMap, YamlMap> change, IReadOnlyList<string> overrides)
    {
        var log = new ProblemLog(name);
        var names = Names;
        if (!names.Contains(name))
            return Unknown(name, names, log);
        CheckName(name, log);
        var root = SettingsFile.Read(files, FileOf(name), log);
        var settings = root is null ? null : EnvironmentFile.Settings(root, log);
        var own = settings is null ? null : settings with { Settings = change(settings.Settings) };
        return EnvironmentLoader.Load(name, files, own, overrides, log);
    }

    /// <summary>
    /// The environment as the engine's configuration has it, on the same layers. Values of secret settings are dropped on reading.
    /// </summary>
    /// <param name="name">Name of the environment.</param>
    /// <param name="json">The value of <c>mlinfra:environment</c> as the engine hands it over.</param>
    public LoadResult LoadFromEngine(string name, string json)
    {
        var log = new ProblemLog(name);
        return EnvironmentLoader.Load(name, files, EngineConfiguration.Settings(name, json, log), [], log);
    }

    /// <summary>What an environment's own file says, checked or not. Null: it cannot be read.</summary>
    internal YamlMap? OwnSettings(string name)
    {
        var log = new ProblemLog(name);
        return SettingsFile.Read(files, FileOf(name), log) is { } root ? EnvironmentFile.Settings(root, log)?.Settings : null;
    }

    internal static string FileOf(string name) => Prefix + name + Suffix;

    private LoadResult Unknown(string name, IReadOnlyList<string> names, ProblemLog log)
    {
        var allowed =
            names.Count == 0
                ? "none, because the folder holds no Pulumi.<name>.yaml"
                : $"one of {string.Join(", ", names.Select(ProblemText.Quote))}";
        var hint = Nearest.Hint(name, names);
        var file = SettingsFile.Shown(files, FileOf("<name>"));
        var fix =
            hint.Length > 0 ? hint.TrimEnd()
            : names.Count > 0 ? $"Choose one of them, or write {file}."
            : $"Write {file}.";
        log.Add("environment/unknown", new Mark(Where(), 0, 0), "", ProblemText.Quote(name), allowed, fix);
        return new LoadResult(null, log.Sorted());
    }

    private string Where() => files.Folder.Length == 0 ? "." : files.Folder;

    private void CheckName(string name, ProblemLog log)
    {
        if (Regex.IsMatch(name, Stacks.Names.EnvironmentPattern) && name[^1] != '\n')
            return;
        var mark = new Mark(SettingsFile.Shown(files, FileOf(name)), 0, 0);
        log.Add("environment/name", mark, "", ProblemText.Quote(name), Stacks.Names.EnvironmentForm, "Rename the file.");
    }
}
