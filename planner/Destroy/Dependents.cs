using MlInfra.Planner.Model;

namespace MlInfra.Planner.Destroy;

/// <summary>Which resources have to go before which.</summary>
internal sealed class Dependents
{
    private readonly List<PlannedResource> _resources;
    private readonly Dictionary<string, PlannedResource> _byUrn = [];
    private readonly ILookup<string?, PlannedResource> _children;
    private readonly Dictionary<PlannedResource, HashSet<PlannedResource>> _needed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlannedResource, int> _waitsFor = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads the edges.</summary>
    /// <param name="resources">All resources, sorted.</param>
    public Dependents(List<PlannedResource> resources)
    {
        _resources = resources;
        _children = resources.ToLookup(r => r.Parent);
        foreach (var resource in resources)
        {
            _byUrn.TryAdd(resource.Urn, resource);
            _waitsFor[resource] = 0;
        }
        foreach (var resource in resources)
        {
            _needed[resource] = Needed(resource);
            foreach (var needed in _needed[resource])
                _waitsFor[needed]++;
        }
    }

    /// <summary>Resources that can go at the same time, in order.</summary>
    public IEnumerable<List<PlannedResource>> Waves()
    {
        var ready = _resources.Where(r => _waitsFor[r] == 0).ToList();
        var left = _resources.ToHashSet<PlannedResource>(ReferenceEqualityComparer.Instance);
        while (left.Count > 0)
        {
            var wave = Next(ready, left);
            ready = [.. ready.Except(wave, ReferenceEqualityComparer.Instance).Cast<PlannedResource>()];
            left.ExceptWith(wave);
            ready.AddRange(wave.SelectMany(gone => _needed[gone]).Where(n => --_waitsFor[n] == 0 && left.Contains(n)));
            yield return wave;
        }
    }

    // A circle cannot be deployed either; it is broken where it is told first, so that the rest keeps its order.
    private List<PlannedResource> Next(List<PlannedResource> ready, HashSet<PlannedResource> left)
    {
        if (ready.Count == 0)
            return [_resources.First(left.Contains)];
        var real = ready.Where(r => !r.IsComponent).ToList();
        return [.. (real.Count > 0 ? real : ready).OrderBy(r => r.Urn, StringComparer.Ordinal)];
    }

    // To wait for a component is to wait for what it is made of.
    private HashSet<PlannedResource> Needed(PlannedResource resource)
    {
        var found = new HashSet<PlannedResource>(ReferenceEqualityComparer.Instance);
        var targets = resource.References.Select(r => r.Target).Concat(resource.Options.DependsOn);
        foreach (var urn in targets.Append(resource.Options.Provider).Append(resource.Options.DeletedWith))
        {
            if (urn is not null && _byUrn.TryGetValue(urn, out var target))
                AddWithChildren(target, found);
        }
        if (resource.Parent is { } parent && _byUrn.TryGetValue(parent, out var above))
            found.Add(above);
        found.Remove(resource);
        return found;
    }

    private void AddWithChildren(PlannedResource resource, HashSet<PlannedResource> found)
    {
        if (!found.Add(resource) || !resource.IsComponent)
            return;
        foreach (var child in _children[resource.Urn])
            AddWithChildren(child, found);
    }
}
