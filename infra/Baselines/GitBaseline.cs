using MlInfra.Git;
using MlInfra.Planner.Baselines;
using MlInfra.Stacks;

namespace MlInfra.Baselines;

/// <summary>The environments as another revision declares them: <c>git:REF</c>.</summary>
/// <param name="workspace">The checkout.</param>
/// <param name="git">Its git.</param>
/// <param name="build">Makes plans of a revision whose code is another one.</param>
internal sealed class GitBaseline(Workspace workspace, IGit git, RevisionBuild build)
{
    // What no plan is made of. Everything else counts as code: to build too much is slow, to build too little is wrong.
    private static readonly string[] NoCode = ["docs/", "tests/", "bench/", "ci/", ".ci/", ".github/"];

    /// <summary>Plans of the revision.</summary>
    /// <param name="against">The revision.</param>
    /// <param name="isWanted">Of which environments plans are needed.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<BaselineResult> ReadAsync(Against against, Predicate<string> isWanted, CancellationToken cancel)
    {
        var (commit, findings) = await GitRevision.FindAsync(git, against, cancel);
        if (commit is null)
            return new BaselineResult(null, findings);
        var baseline = new Baseline(BaselineKind.Git, $"{against}") { Commit = commit, Notes = [Baseline.CodeWithCode] };
        if (await HasSameCodeAsync(commit, cancel))
        {
            var settings = await SettingsAsync(commit, cancel);
            return new BaselinePlans(baseline)
            {
                Environments = await PlansAsync(settings.Catalog, isWanted),
                Settings = settings,
                IsWhole = true,
            };
        }
        var (environments, failure) = await build.PlansAsync(commit, cancel);
        return new BaselinePlans(baseline)
        {
            Environments = environments ?? new Dictionary<string, BaselineEnvironment>(),
            Failure = failure,
            IsWhole = environments is not null,
        };
    }

    private async Task<bool> HasSameCodeAsync(string commit, CancellationToken cancel) =>
        await git.ChangedPathsAsync(commit, cancel) is { } paths && paths.All(path => !IsCode(path));

    private bool IsCode(string path) =>
        !NoCode.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
        && !(path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal))
        && !(
            workspace.Files.Folder.Length > 0
            && path.StartsWith($"{workspace.Files.Folder}/", StringComparison.Ordinal)
            && path.EndsWith(".yaml", StringComparison.Ordinal)
        );

    // Settings do not say how they are read, so this program reads those of the other revision as that one would.
    private async Task<Workspace> SettingsAsync(string commit, CancellationToken cancel)
    {
        var folder = workspace.Files.Folder;
        var files = await git.FilesAsync(commit, folder.Length == 0 ? "." : folder, cancel);
        return new Workspace(workspace.Repository, new CommitFiles(folder, files ?? new Dictionary<string, byte[]>()));
    }

    private static async Task<IReadOnlyDictionary<string, BaselineEnvironment>> PlansAsync(
        EnvironmentCatalog catalog,
        Predicate<string> isWanted
    )
    {
        var planned = await Task.WhenAll(
            catalog.Names.Select(async name =>
                (Name: name, Environment: isWanted(name) ? await Task.Run(() => BaselineEnvironment.PlanAsync(catalog, name)) : Unwanted)
            )
        );
        return planned.ToDictionary(one => one.Name, one => one.Environment);
    }

    private static BaselineEnvironment Unwanted { get; } = new(null, "It was not asked for.", IsExpected: true);
}
