using MlInfra.Planner.Model;

namespace MlInfra.Tests.Shared;

/// <summary>What has to be there before what, over all edges of a plan: properties, options, providers; a component is what is in it.</summary>
internal sealed class Order
{
    private readonly Dictionary<string, PlannedResource> _byUrn;
    private readonly ILookup<string?, PlannedResource> _children;
    private readonly Dictionary<string, HashSet<string>> _needs = [];

    public Order(Plan plan)
    {
        _byUrn = plan.Resources.ToDictionary(r => r.Urn);
        _children = plan.Resources.ToLookup(r => r.Parent);
    }

    /// <summary>Whether a resource is created after another one, whatever else happens, and so destroyed before it.</summary>
    public bool Needs(PlannedResource resource, PlannedResource other) => All(resource.Urn).Contains(other.Urn);

    private HashSet<string> All(string urn)
    {
        if (_needs.TryGetValue(urn, out var known))
            return known;
        // In place before it is complete: a circle would end here, and is found by a test of its own.
        var all = _needs[urn] = [];
        foreach (var next in Direct(_byUrn[urn]))
        {
            all.Add(next);
            all.UnionWith(All(next));
        }
        return all;
    }

    /// <summary>What a resource itself names, as it names it.</summary>
    public static IEnumerable<string> Targets(PlannedResource resource) =>
        resource
            .References.Select(r => r.Target)
            .Concat(resource.Options.DependsOn)
            .Concat(resource.Options.Provider is { } provider ? [provider] : []);

    /// <summary>A resource and, of a component, what is in it: to wait for the one is to wait for the others.</summary>
    public IEnumerable<string> WithChildren(string urn) => Children(urn).Prepend(urn);

    private IEnumerable<string> Direct(PlannedResource resource) =>
        Targets(resource).SelectMany(WithChildren).Concat(resource.IsComponent ? Children(resource.Urn) : []);

    private IEnumerable<string> Children(string urn) => _children[urn].SelectMany(child => WithChildren(child.Urn));
}
