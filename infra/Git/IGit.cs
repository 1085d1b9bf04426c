namespace MlInfra.Git;

/// <summary>What is asked of git.</summary>
internal interface IGit
{
    /// <summary>The commit that a revision names, or null where there is none.</summary>
    Task<string?> ResolveAsync(string revision, CancellationToken cancel);

    /// <summary>The newest commit that both revisions come from, or null where none is known.</summary>
    Task<string?> MergeBaseAsync(string one, string other, CancellationToken cancel);

    /// <summary>Whether older commits were not fetched.</summary>
    Task<bool> IsShallowAsync(CancellationToken cancel);

    /// <summary>Paths in the project in which the working tree differs from a commit, files that git does not know of yet included. Null: not known.</summary>
    Task<IReadOnlyList<string>?> ChangedPathsAsync(string commit, CancellationToken cancel);

    /// <summary>Files of a folder at a commit by their path in the project. Null: there is no such folder.</summary>
    Task<IReadOnlyDictionary<string, byte[]>?> FilesAsync(string commit, string folder, CancellationToken cancel);

    /// <summary>Where the project is in the repository, with a slash at the end; empty at its root.</summary>
    Task<string> PrefixAsync(CancellationToken cancel);

    /// <summary>Checks a commit out into a new folder. What went wrong, or null.</summary>
    Task<string?> AddWorktreeAsync(string commit, string folder, CancellationToken cancel);

    /// <summary>Removes such a folder, whatever is in it.</summary>
    Task RemoveWorktreeAsync(string folder);
}
