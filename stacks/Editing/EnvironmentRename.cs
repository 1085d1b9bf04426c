using MlInfra.Stacks.Layers;

namespace MlInfra.Stacks.Editing;

/// <summary>Gives an environment a new name. It remembers the old ones: things in the cloud keep the oldest.</summary>
public static class EnvironmentRename
{
    private const string Key = "renamedFrom";

    /// <summary>The environment under its new name, or everything that speaks against it. Writes nothing; throws for no mistake in a file or name.</summary>
    /// <param name="files">The folder of the environments.</param>
    /// <param name="old">Its name so far.</param>
    /// <param name="name">Its new name.</param>
    public static RenameResult Of(IEnvironmentFiles files, string old, string name)
    {
        var fleet = Fleet.Load(files);
        var log = new ProblemLog(name);
        NewName.Check(files, fleet, name, log);
        var problems = log.Sorted().ToList();
        var source = EditedSource.Staying(new EnvironmentCatalog(files), old, problems);
        return source is null || problems.Count > 0 ? RenameResult.Refused(problems) : Edit(files, fleet, source, name);
    }

    private static RenameResult Edit(IEnvironmentFiles files, Fleet fleet, LoadedEnvironment source, string name)
    {
        var (oldFile, newFile) = (EnvironmentCatalog.FileOf(source.Name), EnvironmentCatalog.FileOf(name));
        var text = Remember(EditableText.Read(files, oldFile), source);
        var after = new OverlayFiles(new OverlayFiles(files, oldFile, null), newFile, text);
        var loaded = new EnvironmentCatalog(after).Load(name);
        if (loaded.Environment is not { } environment)
            return RenameResult.Refused(loaded.Problems);
        var others = fleet.Environments.Where(other => other.Name != source.Name);
        var broken = FleetRules.CheckNew(after, others, environment).ToList();
        return broken.Count > 0 ? RenameResult.Refused(broken) : RenameResult.Done(oldFile, newFile, text, environment);
    }

    // A list replaces that of a layer: what a layer remembers has to be said again.
    private static string Remember(string text, LoadedEnvironment source)
    {
        string[] path = ["config", EnvironmentFile.Key, Key];
        var appended = YamlEdit.Append(text, path, InlineYaml.Text(source.Name));
        var former = source.Settings.RenamedFrom;
        return former.Count == 0 || YamlEdit.Remove(text, path) != text
            ? appended
            : YamlEdit.Set(text, path, $"[{string.Join(", ", former.Append(source.Name).Select(InlineYaml.Text))}]");
    }
}
