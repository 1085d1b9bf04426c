using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// The options of a deployed resource as the plan would write them. What a state does not record, or an engine does not act on by itself,
/// is as planned: aliases, deletedWith, deleteBeforeReplace, replaceOnChanges, additional secret outputs, import ids and timeouts.
/// </summary>
internal sealed class OptionAlignment(Plan plan, StatePlan state, StateMatching matching)
{
    private readonly ILookup<string?, StateResource> _children = state.Managed.ToLookup(r => r.Resource.Parent);

    public PlannedOptions Of(PlannedResource planned, StateResource actual)
    {
        var was = actual.Resource.Options;
        if (!actual.IsCustom)
            return planned.Options with { Protect = was.Protect };
        return planned.Options with
        {
            Provider = was.Provider is null ? null : InPlan(was.Provider),
            DependsOn = DependsOn(planned, actual),
            Protect = was.Protect,
            RetainOnDelete = was.RetainOnDelete,
            IgnoreChanges = state.RecordsIgnoreChanges ? was.IgnoreChanges : planned.Options.IgnoreChanges,
        };
    }

    /// <summary>The URN that a deployed resource has in the plan.</summary>
    public string InPlan(string urn) => matching.PlannedOf(urn)?.Urn ?? StateUrn.In(plan.Environment, plan.Project, urn);

    // A state lists everything that a resource waited for: what its properties need, and in place of a component what is in it.
    private ImmutableArray<string> DependsOn(PlannedResource planned, StateResource actual)
    {
        if (actual.PropertyDependencies is not { } needed)
            return planned.Options.DependsOn;
        var explained = new HashSet<string>(needed, StringComparer.Ordinal);
        foreach (var reference in planned.References)
            explained.UnionWith(InState(reference.Target));
        var kept = planned.Options.DependsOn.Where(urn => Waits(urn, actual, explained)).ToList();
        var gone = actual.Dependencies.Where(d => !explained.Contains(d) && state.All.ContainsKey(d)).Select(InPlan);
        return [.. kept.Union(gone).Order(StringComparer.Ordinal)];
    }

    private bool Waits(string plannedUrn, StateResource actual, HashSet<string> explained)
    {
        var all = InState(plannedUrn).ToList();
        explained.UnionWith(all);
        if (all.Count == 0)
            return false; // not deployed yet
        var isGroup = !state.All[all[0]].IsCustom;
        return isGroup && all.Count == 1 || actual.Dependencies.Any(all.Contains);
    }

    private IEnumerable<string> InState(string plannedUrn)
    {
        if (matching.StateOf(plannedUrn) is not { } found)
            yield break;
        yield return found.Resource.Urn;
        if (found.IsCustom)
            yield break;
        foreach (var below in Below(found.Resource.Urn))
            yield return below;
    }

    private IEnumerable<string> Below(string urn) =>
        _children[urn].SelectMany(child => Below(child.Resource.Urn).Prepend(child.Resource.Urn));
}
