using MlInfra.Git;
using MlInfra.Planner.Findings;

namespace MlInfra.Baselines;

/// <summary>Plans of another revision, or why there are none, in one sentence.</summary>
internal sealed record RevisionPlans(IReadOnlyDictionary<string, BaselineEnvironment>? Environments, string? Failure)
{
    public static RevisionPlans Failed(string why) => new(null, why);
}

/// <summary>
/// Lets another revision make its plans with its own code: checks it out beside the checkout, builds it there and runs it. What it made
/// is kept by commit, so that a commit is built once.
/// </summary>
/// <param name="repository">The checkout.</param>
/// <param name="git">Its git.</param>
/// <param name="sdk">Which Pulumi packages the code shall be built with: those of this program.</param>
/// <param name="talk">Where it says what takes so long.</param>
internal sealed class RevisionBuild(string repository, IGit git, string sdk, TextWriter talk)
{
    // Below the folder of build output, which git ignores and a user may delete.
    private const string Folder = "artifacts/baselines";

    private static readonly string[] Quiet = ["--nologo", "-v", "q", "-nodeReuse:false", "-p:RunAnalyzers=false"];

    public async Task<RevisionPlans> PlansAsync(string commit, CancellationToken cancel)
    {
        var kept = Path.Combine(repository, Folder, $"{commit}-{sdk}");
        if (!PlanFolder.IsAt(kept))
        {
            talk.WriteLine(
                $"building {commit[..12]} to compare with: its code is another one. This takes about a minute, once for each commit."
            );
            if (await MakeAsync(commit, kept, cancel) is { } failure)
                return RevisionPlans.Failed(failure);
        }
        var (environments, findings) = PlanFolder.Read(kept, $"{Folder}/{Path.GetFileName(kept)}");
        return environments is null ? RevisionPlans.Failed(Words(findings[0])) : new RevisionPlans(environments, null);
    }

    private static string Words(Finding finding) => $"{finding.Location}: {finding.Given}. Delete it, and run the command again.";

    // Two runs at once make the same twice, each in a folder of its own.
    private async Task<string?> MakeAsync(string commit, string kept, CancellationToken cancel)
    {
        var work = $"{kept}.{Environment.ProcessId}";
        var tree = Path.Combine(work, "tree");
        Directory.CreateDirectory(work);
        try
        {
            if (await git.AddWorktreeAsync(commit, tree, cancel) is { } problem)
                return $"{commit[..12]} cannot be checked out: {problem}";
            var project = Path.Combine(tree, await git.PrefixAsync(cancel));
            var plans = Path.Combine(work, "plans");
            var failure = await BuildAsync(commit, project, cancel) ?? await PlanAsync(commit, project, plans, cancel);
            if (failure is null)
                Keep(plans, kept);
            // Where it was built is nobody's business who reads the report.
            return failure?.Replace($"{work}/", "", StringComparison.Ordinal);
        }
        finally
        {
            await git.RemoveWorktreeAsync(tree);
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Keep(string plans, string kept)
    {
        try
        {
            Directory.Move(plans, kept);
        }
        catch (IOException) when (PlanFolder.IsAt(kept))
        {
            // Another run was faster.
        }
    }

    private async Task<string?> BuildAsync(string commit, string project, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(project, "infra")))
            return $"{commit[..12]} has no folder infra: it does not have this program yet.";
        var built = await DotnetAsync(["build", "infra", .. Quiet], project, cancel);
        return built.Succeeded ? null : $"{commit[..12]} cannot be built: {built.Why}";
    }

    private async Task<string?> PlanAsync(string commit, string project, string plans, CancellationToken cancel)
    {
        var run = await RunAsync(["export", "--all", "--format", "plan", "--out", plans], project, cancel);
        if (PlanFolder.IsAt(plans))
            return null;
        // A program that does not know this says that it was used in the wrong way.
        if (run.ExitCode != ExitCode.WrongUse)
            return $"{commit[..12]} cannot be planned: {run.Why}";
        return await PlanOneByOneAsync(commit, project, plans, cancel);
    }

    // As programs before the export of plans do it.
    private async Task<string?> PlanOneByOneAsync(string commit, string project, string plans, CancellationToken cancel)
    {
        var environments = new Dictionary<string, BaselineEnvironment>();
        var catalog = Stacks.ProjectDirectory.Find(project).Files is { } files ? new Stacks.EnvironmentCatalog(files) : null;
        foreach (var name in catalog?.Names ?? [])
        {
            var file = Path.Combine(plans, PlanFolder.FileOf(name));
            var run = await RunAsync(["preview", name, "--format", "json", "--out", file], project, cancel);
            var plan = File.Exists(file) ? Planner.Model.PlanReader.Read(await File.ReadAllTextAsync(file, cancel), file).Plan : null;
            environments[name] = new BaselineEnvironment(plan, plan is null ? $"It cannot be planned: {run.Why}" : null);
        }
        if (environments.Count == 0)
            return $"{commit[..12]} has no environments, or a program that cannot be asked for plans.";
        AtomicFiles.Write(plans, PlanFolder.Files(environments, isAll: true));
        return null;
    }

    private Task<ChildResult> RunAsync(IEnumerable<string> arguments, string project, CancellationToken cancel) =>
        DotnetAsync(["run", "--project", "infra", "--no-build", "--", .. arguments], project, cancel);

    private Task<ChildResult> DotnetAsync(IEnumerable<string> arguments, string project, CancellationToken cancel) =>
        ChildProcess.RunAsync(
            "dotnet",
            arguments,
            project,
            new Dictionary<string, string?>(GitCommand.ForeignVariables) { ["PulumiSdk"] = sdk, ["NO_COLOR"] = "1" },
            cancel
        );
}
