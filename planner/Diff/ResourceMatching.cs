using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>Finds for each resource of a plan the one that it was: by URN without stack and project, then by its aliases.</summary>
internal sealed class ResourceMatching
{
    private readonly Dictionary<string, PlannedResource> _before = new(StringComparer.Ordinal);

    public ResourceMatching(Plan before, Plan after)
    {
        foreach (var resource in before.Resources)
            Add(resource);
        var waiting = new List<PlannedResource>();
        foreach (var resource in after.Resources)
        {
            if (_before.Remove(ResourceIdentity.Of(resource.Urn), out var same))
                Pairs.Add((same, resource));
            else
                waiting.Add(resource);
        }
        var former = new FormerIdentities(after);
        foreach (var resource in waiting)
        {
            var identity = former.Of(resource).FirstOrDefault(_before.ContainsKey);
            if (identity is not null && _before.Remove(identity, out var previous))
                Pairs.Add((previous, resource));
            else
                Created.Add(resource);
        }
    }

    /// <summary>Resources that both plans have.</summary>
    public List<(PlannedResource Before, PlannedResource After)> Pairs { get; } = [];

    /// <summary>Resources that only the new plan has.</summary>
    public List<PlannedResource> Created { get; } = [];

    /// <summary>Resources that only the old plan has.</summary>
    public IReadOnlyCollection<PlannedResource> Deleted => _before.Values;

    /// <summary>New logical names by the old ones, where they differ: what refers to a resource by its old name means the same one.</summary>
    public Dictionary<string, string> Renamed()
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (before, after) in Pairs.Where(pair => pair.Before.Name != pair.After.Name))
            renamed.TryAdd(before.Name, after.Name);
        return renamed;
    }

    // A plan that would not deploy may have a URN twice; nothing of it is left out.
    private void Add(PlannedResource resource)
    {
        var identity = ResourceIdentity.Of(resource.Urn);
        while (!_before.TryAdd(identity, resource))
            identity += "\n";
    }
}
