using MlInfra.Git;
using MlInfra.Planner.Baselines;

namespace MlInfra.Baselines;

/// <summary>Finds what to compare with.</summary>
/// <param name="workspace">The checkout.</param>
/// <param name="git">Its git.</param>
/// <param name="build">Makes plans of a revision whose code is another one.</param>
internal sealed class BaselineReader(Workspace workspace, IGit git, RevisionBuild build)
{
    public Task<BaselineResult> ReadAsync(Against against, Predicate<string> isWanted, CancellationToken cancel) =>
        against.Kind switch
        {
            BaselineKind.Git => new GitBaseline(workspace, git, build).ReadAsync(against, isWanted, cancel),
            BaselineKind.State => Task.FromResult(StateBaseline.Read(against, isWanted)),
            BaselineKind.Plan => Task.FromResult(PlanFileBaseline.Read(against)),
            _ => Task.FromResult<BaselineResult>(new BaselinePlans(Baseline.None)),
        };
}
