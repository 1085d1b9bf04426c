using MlInfra.Planner.Cost;

namespace MlInfra.Costs;

/// <summary>What an environment costs, and whom.</summary>
/// <param name="Estimate">The estimate of its plan.</param>
/// <param name="Teams">What each team may cost, and last what no team has.</param>
internal sealed record EnvironmentCost(CostEstimate Estimate, IReadOnlyList<TeamCost> Teams);

/// <summary>A team's part of the cost.</summary>
/// <param name="Team">Name of the team; null: what no team has.</param>
/// <param name="Monthly">USD a month.</param>
internal sealed record TeamCost(string? Team, Amount Monthly);
