using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Resources that one side lacks, each told once: what is below an absent one is counted there.</summary>
internal sealed class PresenceComparison(AllowanceSet allowances, Sides has)
{
    private readonly List<Group> _groups = [];

    public IEnumerable<Difference> Find(List<PlannedResource> absent)
    {
        var urns = absent.Select(r => r.Urn).ToHashSet();
        var children = absent.Where(HasAbsentParent).ToLookup(r => r.Parent!);
        foreach (var top in absent.Where(r => !HasAbsentParent(r)))
            Visit(top, null, null, children);
        return _groups.Select(g => g.ToDifference(has));

        bool HasAbsentParent(PlannedResource resource) => resource.Parent is { } parent && urns.Contains(parent);
    }

    private void Visit(PlannedResource resource, Verdict? inherited, Group? above, ILookup<string, PlannedResource> children)
    {
        var verdict = inherited ?? allowances.OfPresence(resource, has);
        var group = above;
        if (group is not null && group.Verdict.AllowedBy == verdict.AllowedBy)
            group.Below++;
        else
            _groups.Add(group = new Group(resource, verdict));
        // Who allows a component allows what it is made of.
        var passedOn = inherited ?? (resource.IsComponent && verdict.AllowedBy is not null ? verdict : null);
        foreach (var child in children[resource.Urn])
            Visit(child, passedOn, group, children);
    }

    private sealed class Group(PlannedResource top, Verdict verdict)
    {
        public Verdict Verdict => verdict;

        public int Below { get; set; }

        public Difference ToDifference(Sides has) =>
            new()
            {
                Type = top.Type,
                Name = top.Name,
                Path = ResourceIdentity.Of(top.Urn),
                Sides = has,
                AllowedBy = verdict.AllowedBy,
                Reason = verdict.Reason,
                Below = Below,
            };
    }
}
