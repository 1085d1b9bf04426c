using System.Text;

namespace MlInfra.Git;

/// <summary>The <c>git</c> of the machine, in a checkout.</summary>
internal sealed class GitCommand(string repository) : IGit
{
    // Neither the configuration of a user nor a hook may change what is looked at.
    private static readonly string[] Common = ["-c", "core.quotepath=off", "-c", "core.hooksPath=", "-c", "core.fsmonitor=false"];

    private static readonly Dictionary<string, string?> Variables = new(ForeignVariables)
    {
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["LC_ALL"] = "C",
    };

    /// <summary>Variables that a hook, for one, has set: they are about another repository, or another tree of this one.</summary>
    public static IReadOnlyDictionary<string, string?> ForeignVariables =>
        new[]
        {
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_COMMON_DIR",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_NAMESPACE",
            "GIT_EXTERNAL_DIFF",
            "GIT_DIFF_OPTS",
        }.ToDictionary(name => name, string? (_) => null);

    public Task<string?> ResolveAsync(string revision, CancellationToken cancel) =>
        LineAsync(cancel, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");

    public Task<string?> MergeBaseAsync(string one, string other, CancellationToken cancel) => LineAsync(cancel, "merge-base", one, other);

    public async Task<bool> IsShallowAsync(CancellationToken cancel) =>
        await LineAsync(cancel, "rev-parse", "--is-shallow-repository") == "true";

    public async Task<IReadOnlyList<string>?> ChangedPathsAsync(string commit, CancellationToken cancel)
    {
        var tracked = await RunAsync(cancel, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--");
        var others = await RunAsync(cancel, "ls-files", "--others", "--exclude-standard", "-z");
        if (!tracked.Succeeded || !others.Succeeded)
            return null;
        return [.. $"{tracked.Text}{others.Text}".Split('\0', StringSplitOptions.RemoveEmptyEntries)];
    }

    // Not an archive: attributes leave files out of it, and change others.
    public async Task<IReadOnlyDictionary<string, byte[]>?> FilesAsync(string commit, string folder, CancellationToken cancel)
    {
        var tree = await RunAsync(cancel, "ls-tree", "-r", "-z", commit, "--", folder == "." ? "." : $"{folder}/");
        var entries = TreeEntry.Read(tree.Text);
        if (!tree.Succeeded || entries.Count == 0)
            return null;
        var names = Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry => $"{entry.Id}\n")));
        var blobs = await ChildProcess.RunAsync("git", [.. Common, "cat-file", "--batch"], repository, Variables, cancel, names);
        return blobs.Succeeded ? TreeEntry.Files(entries, blobs.Out) : null;
    }

    public async Task<string> PrefixAsync(CancellationToken cancel) => await LineAsync(cancel, "rev-parse", "--show-prefix") ?? "";

    public async Task<string?> AddWorktreeAsync(string commit, string folder, CancellationToken cancel)
    {
        var added = await RunAsync(cancel, "worktree", "add", "--detach", "--quiet", folder, commit);
        return added.Succeeded ? null : added.Why;
    }

    public async Task RemoveWorktreeAsync(string folder)
    {
        // Also after a cancellation. One whose folder is gone is taken from git's list by the same command; "prune" would also forget those
        // of the user whose folder is not there just now.
        await RunAsync(CancellationToken.None, "worktree", "remove", "--force", folder);
        if (!Directory.Exists(folder))
            return;
        Directory.Delete(folder, recursive: true);
        await RunAsync(CancellationToken.None, "worktree", "remove", "--force", folder);
    }

    private async Task<string?> LineAsync(CancellationToken cancel, params string[] arguments)
    {
        var result = await RunAsync(cancel, arguments);
        return result.Succeeded && result.Text.Trim() is { Length: > 0 } line ? line : null;
    }

    private Task<ChildResult> RunAsync(CancellationToken cancel, params string[] arguments) =>
        ChildProcess.RunAsync("git", [.. Common, .. arguments], repository, Variables, cancel);
}
