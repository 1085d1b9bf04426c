using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Finds the folder of the environments from a working directory.</summary>
public static class ProjectDirectory
{
    private const string ProjectFile = "Pulumi.yaml";

    /// <summary>The nearest directory, upwards, that holds <c>Pulumi.yaml</c>, and in it the folder that its <c>stackConfigDir</c> names.</summary>
    /// <param name="workingDirectory">Where to start.</param>
    public static ProjectSearch Find(string workingDirectory)
    {
        var log = new ProblemLog(null);
        for (var directory = new DirectoryInfo(workingDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, ProjectFile)))
                return Read(directory.FullName, log);
        }
        log.Add(
            "project/not-found",
            new Mark(ProjectFile, 0, 0),
            "",
            "no such file in the working directory or above it",
            "a working directory inside a checkout of the project",
            "Change to the checkout and run the command again."
        );
        return new ProjectSearch(null, null, log.Sorted());
    }

    private static ProjectSearch Read(string repository, ProblemLog log)
    {
        var node = SettingsFile.Read(new DirectoryFiles(repository, ""), ProjectFile, log);
        var folder = FolderIn(node as YamlMap, log);
        if (log.Count > 0)
            return new ProjectSearch(null, null, log.Sorted());
        return new ProjectSearch(repository, new DirectoryFiles(repository, folder), []);
    }

    private static string FolderIn(YamlMap? project, ProblemLog log)
    {
        var entry = project?.Find("stackConfigDir");
        if (entry?.Value is null or YamlScalar { Meaning: ScalarMeaning.Null })
            return "";
        var folder = (entry.Value as YamlScalar)?.Text.Replace('\\', '/').Trim('/') ?? "";
        var parts = folder.Split('/');
        if (entry.Value is YamlScalar { Meaning: ScalarMeaning.Text } && !Path.IsPathRooted(folder) && !parts.Contains(".."))
            return string.Join('/', parts.Where(part => part is not (".")));
        log.Add(
            "project/stack-config-dir",
            entry.Value.Mark,
            "stackConfigDir",
            entry.Value is YamlScalar scalar ? ProblemText.Quote(scalar.Text) : entry.Value.Kind,
            "a folder inside the project, such as stacks",
            "Write stackConfigDir: stacks."
        );
        return "";
    }
}

/// <summary>Where the environments are, or why that is not known.</summary>
/// <param name="Repository">Root of the repository; paths in messages are relative to it.</param>
/// <param name="Files">The folder of the environments.</param>
/// <param name="Problems">Empty exactly where the folder was found.</param>
public sealed record ProjectSearch(string? Repository, IEnvironmentFiles? Files, IReadOnlyList<Problem> Problems);
