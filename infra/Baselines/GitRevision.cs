using MlInfra.Git;
using MlInfra.Planner.Findings;

namespace MlInfra.Baselines;

/// <summary>A commit to compare with, or why there is none.</summary>
internal sealed record GitRevision(string? Commit, IReadOnlyList<Finding> Findings)
{
    public static async Task<GitRevision> FindAsync(IGit git, Against against, CancellationToken cancel)
    {
        if (await git.ResolveAsync("HEAD", cancel) is not { } head)
            return Refused(
                against,
                "a checkout with a commit",
                "This is no checkout of git, or it has no commit.",
                "Compare with a file: --against plan:FILE."
            );
        if (await git.ResolveAsync(against.Value, cancel) is not { } commit)
            return await UnknownAsync(git, against, cancel);
        if (!against.IsMergeBase)
            return new GitRevision(commit, []);
        if (await git.MergeBaseAsync(commit, head, cancel) is not { } common)
            return await UnrelatedAsync(git, against, cancel);
        return common == head ? SameAsHead(against, head) : new GitRevision(common, []);
    }

    // A comparison of a commit with itself finds nothing, and says so with all its numbers.
    private static GitRevision SameAsHead(Against against, string head) =>
        Refused(
            against,
            "a commit before the one that is looked at",
            $"HEAD and '{against.Value}' both come from {head[..12]}, which is HEAD itself: there is nothing to compare.",
            against.IsDefault
                ? "Check out the merge of the pull request, or its head after git fetch origin; or name what to compare with: --against git:REF."
                : $"Commit the change first, or name the commit itself: --against git:{against.Value}."
        );

    private static async Task<GitRevision> UnknownAsync(IGit git, Against against, CancellationToken cancel)
    {
        var (remote, branch) = Split(against.Value);
        var fetch = await git.IsShallowAsync(cancel) ? $"git fetch --unshallow {remote} {branch}" : $"git fetch {remote} {branch}";
        return Refused(
            against,
            "a branch, tag or commit that this checkout has",
            $"This checkout does not have '{against.Value}'.",
            branch.Length > 0 ? $"Fetch it: {fetch}:refs/remotes/{remote}/{branch}." : "See what there is: git branch --all."
        );
    }

    private static async Task<GitRevision> UnrelatedAsync(IGit git, Against against, CancellationToken cancel) =>
        await git.IsShallowAsync(cancel)
            ? Refused(
                against,
                "a checkout that goes back to where both come from",
                $"Where HEAD and '{against.Value}' both come from is not in this shallow checkout.",
                "Fetch it: git fetch --unshallow origin; in a workflow set fetch-depth: 0 at the checkout."
            )
            : Refused(
                against,
                "a revision that has something in common with HEAD",
                $"HEAD and '{against.Value}' have no commit in common.",
                $"Compare with the commit itself: --against git:{against.Value}."
            );

    private static (string Remote, string Branch) Split(string revision) =>
        revision.Split('/', 2) is ["origin", var branch] ? ("origin", branch) : ("origin", "");

    private static GitRevision Refused(Against against, string allowed, string what, string fix) =>
        new(null, BaselineResult.Refused(against.ToString(), allowed, what, fix).Findings);
}
