using MlInfra.Stacks;

namespace MlInfra;

/// <summary>The checkout that the program runs in.</summary>
/// <param name="Repository">Its root.</param>
/// <param name="Files">The folder of its environments.</param>
internal sealed record Workspace(string Repository, IEnvironmentFiles Files)
{
    public EnvironmentCatalog Catalog { get; } = new(Files);

    /// <summary>Full path of a file of an environment; of the folder for none.</summary>
    public string PathOf(string file) => Path.Combine(Repository, Files.Folder, file);

    /// <summary>Path of a file of an environment as users see it.</summary>
    public string Shown(string file) => Files.Folder.Length == 0 ? file : $"{Files.Folder}/{file}";

    /// <summary>Finds it from the working directory.</summary>
    public static WorkspaceSearch Find()
    {
        var found = ProjectDirectory.Find(Directory.GetCurrentDirectory());
        return found.Files is { } files
            ? new WorkspaceSearch(new Workspace(found.Repository!, files), [])
            : new WorkspaceSearch(null, found.Problems);
    }
}

/// <summary>A checkout, or why there is none.</summary>
internal sealed record WorkspaceSearch(Workspace? Workspace, IReadOnlyList<Problem> Problems);
