using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Which deployed resource a planned one continues, found as a comparison of two plans finds it.</summary>
internal sealed class StateMatching
{
    private readonly Dictionary<string, StateResource> _byPlanned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byState = new(StringComparer.Ordinal);

    public StateMatching(Plan plan, StatePlan state)
    {
        foreach (var (before, after) in new ResourceMatching(state.Plan, plan).Pairs)
        {
            _byPlanned.TryAdd(after.Urn, state.All[before.Urn]);
            _byState.TryAdd(before.Urn, after);
            Renamed += ResourceIdentity.SpanOf(before.Urn).SequenceEqual(ResourceIdentity.SpanOf(after.Urn)) ? 0 : 1;
        }
    }

    /// <summary>How many were found by an earlier name, type or parent.</summary>
    public int Renamed { get; }

    /// <summary>The deployed resource that a planned one continues.</summary>
    public StateResource? StateOf(string plannedUrn) => _byPlanned.GetValueOrDefault(plannedUrn);

    /// <summary>The planned resource that continues a deployed one.</summary>
    public PlannedResource? PlannedOf(string stateUrn) => _byState.GetValueOrDefault(stateUrn);
}
