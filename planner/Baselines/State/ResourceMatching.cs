using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Finds the resources of a plan in a state: by URN without stack and project, then by its aliases, then by the old place of its parent.
/// </summary>
internal sealed class ResourceMatching
{
    private readonly StatePlan _state;
    private readonly Dictionary<string, PlannedResource> _planned;
    private readonly HashSet<string> _own;
    private readonly Dictionary<string, StateResource?> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _claimed = new(StringComparer.Ordinal);

    public ResourceMatching(Plan plan, StatePlan state)
    {
        _state = state;
        _planned = new(StringComparer.Ordinal);
        _own = new(StringComparer.Ordinal);
        foreach (var resource in plan.Resources)
        {
            _planned.TryAdd(resource.Urn, resource);
            _own.Add(ResourceIdentity.Of(resource.Urn));
        }
        foreach (var resource in plan.Resources)
            Find(resource);
    }

    /// <summary>How many were found by an earlier name, type or parent.</summary>
    public int Renamed { get; private set; }

    /// <summary>The deployed resource that a planned one continues.</summary>
    public StateResource? StateOf(string plannedUrn) => _found.GetValueOrDefault(plannedUrn);

    /// <summary>The planned resource that continues a deployed one.</summary>
    public PlannedResource? PlannedOf(string stateUrn) => _claimed.GetValueOrDefault(stateUrn);

    private StateResource? Find(PlannedResource planned)
    {
        if (_found.TryGetValue(planned.Urn, out var known))
            return known;
        _found[planned.Urn] = null; // ends a circle of parents
        var identity = ResourceIdentity.Of(planned.Urn);
        var match = _state.ByIdentity.GetValueOrDefault(identity);
        if (match is null && Earlier(planned).FirstOrDefault(IsFree) is { } earlier)
        {
            match = _state.ByIdentity[earlier];
            Renamed++;
        }
        if (match is null)
            return null;
        _claimed[match.Resource.Urn] = planned;
        return _found[planned.Urn] = match;
    }

    private bool IsFree(string identity) =>
        !_own.Contains(identity) && _state.ByIdentity.TryGetValue(identity, out var found) && !_claimed.ContainsKey(found.Resource.Urn);

    private IEnumerable<string> Earlier(PlannedResource planned)
    {
        var places = Places(planned).ToList();
        foreach (var alias in planned.Options.Aliases)
        {
            if (alias.Urn is not null)
                yield return ResourceIdentity.Of(alias.Urn);
            var aliasPlaces =
                alias.NoParent ? [("", "")]
                : alias.Parent is not null ? [(StateUrn.TypePathOf(alias.Parent) + "$", "")]
                : places.Append((Prefix(planned.Parent), ""));
            foreach (var (place, _) in aliasPlaces)
                yield return $"{place}{alias.Type ?? planned.Type}::{alias.Name ?? planned.Name}";
            foreach (var (place, name) in places.Where(p => p.Name.Length > 0 && alias.Name is null))
                yield return $"{place}{alias.Type ?? planned.Type}::{name}";
        }
        foreach (var (place, name) in places)
        {
            if (name.Length > 0)
                yield return $"{place}{planned.Type}::{name}";
            yield return $"{place}{planned.Type}::{planned.Name}";
        }
    }

    // A parent that was called otherwise takes its children along, and those that begin with its name were called after it.
    // Source: https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/ (2026-11-21).
    private IEnumerable<(string Place, string Name)> Places(PlannedResource planned)
    {
        if (planned.Parent is null || !_planned.TryGetValue(planned.Parent, out var parent) || Find(parent) is not { } old)
            yield break;
        var was = old.Resource;
        if (ResourceIdentity.Of(was.Urn) == ResourceIdentity.Of(parent.Urn))
            yield break;
        var name = planned.Name.StartsWith(parent.Name, StringComparison.Ordinal) ? was.Name + planned.Name[parent.Name.Length..] : "";
        yield return (Prefix(was.Urn), name);
    }

    private static string Prefix(string? parent) => parent is null ? "" : StateUrn.TypePathOf(parent) + "$";
}
