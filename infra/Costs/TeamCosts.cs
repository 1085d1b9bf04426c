using MlInfra.Components;
using MlInfra.Components.Teams;
using MlInfra.Planner.Cost;

namespace MlInfra.Costs;

/// <summary>
/// Shares an estimate out: a team has what its own component declares, and at the most the nodes that its quota of accelerators fills all
/// the time. What is left is shared.
/// </summary>
internal static class TeamCosts
{
    private const string Component = "platform-team-";

    public static IReadOnlyList<TeamCost> Of(IReadOnlyDictionary<string, TeamSettings> teams, CostEstimate estimate)
    {
        var costs = teams
            .OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new TeamCost(t.Key, Of(t.Key, t.Value, estimate)))
            .ToList();
        var theirs = Amount.Sum(costs.Select(c => c.Monthly));
        var left = estimate.Monthly - theirs;
        // Quotas may promise more than there is.
        return [.. costs, new TeamCost(null, new Amount(Math.Max(0, left.Minimum), Math.Max(0, left.Maximum)))];
    }

    private static Amount Of(string team, TeamSettings settings, CostEstimate estimate)
    {
        var own = Amount.Sum(estimate.Items.Where(i => i.Component == Component + team).Select(i => i.Monthly));
        return (own + new Amount(0, settings.GpuQuota.Sum(q => q.Value * OfAccelerator(q.Key, estimate)))).Round();
    }

    // By the dearest nodes that have it: a quota does not say on which of them it is used.
    private static decimal OfAccelerator(string accelerator, CostEstimate estimate) =>
        estimate
            .Nodes.Where(n =>
                n.Gpus > 0 && n.Nodes.Maximum > 0 && n.Labels.GetValueOrDefault(AcceleratorPool.AcceleratorLabel) == accelerator
            )
            .Select(n => n.Monthly.Maximum / n.Gpus)
            .DefaultIfEmpty(0)
            .Max();
}
