using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Html;

/// <summary>
/// The resources of both sides in one list, each once: those that will be, then those that go. A URN of either side finds its place in
/// the list.
/// </summary>
internal sealed class ShownResources
{
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<string, int> _byUrn = [];
    private readonly List<ShownResource> _all = [];

    public ShownResources(EnvironmentReport environment, bool hasBaseline)
    {
        var isOld = environment.After is null;
        // Where there is no new side, all of the old one is shown, whatever became of it.
        var resources = (environment.After ?? environment.Before)?.Resources ?? [];
        var changes = new Dictionary<string, ResourceChange>(StringComparer.Ordinal);
        foreach (var change in environment.Diff.Changes.Where(c => hasBaseline && (c.After is null) == isOld))
            changes.TryAdd(change.Urn, change);
        foreach (var resource in resources)
            Add(resource, changes.GetValueOrDefault(resource.Urn));
        // Something new may stand under the URN of what goes.
        foreach (var change in environment.Diff.Changes.Where(c => hasBaseline && c.After is null && !isOld))
            Add(change.Resource, change);
        foreach (var change in environment.Diff.Changes.Where(c => c.After is not null))
            AddFormer(change);
        Names = [.. _all.Select(s => s.Resource.Name)];
    }

    public IReadOnlyList<ShownResource> All => _all;

    /// <summary>Logical names, which is what placeholders name.</summary>
    public HashSet<string> Names { get; }

    /// <summary>Where a resource stands in the list, or -1.</summary>
    public int PlaceOf(string? urn) =>
        urn is null ? -1
        : _byUrn.TryGetValue(urn, out var place) ? place
        : _places.GetValueOrDefault(ResourceIdentity.Of(urn), -1);

    private void Add(PlannedResource resource, ResourceChange? change)
    {
        _byUrn.TryAdd(resource.Urn, _all.Count);
        _places.TryAdd(ResourceIdentity.Of(resource.Urn), _all.Count);
        _all.Add(new ShownResource(resource, change));
    }

    // What goes may still name a resource by what it was called.
    private void AddFormer(ResourceChange change)
    {
        if (_byUrn.TryGetValue(change.Urn, out var place) && (change.FormerUrn ?? change.Before?.Urn) is { } former)
        {
            _byUrn.TryAdd(former, place);
            _places.TryAdd(ResourceIdentity.Of(former), place);
        }
    }
}

/// <summary>A resource in the page.</summary>
/// <param name="Resource">As it will be, or as it was if it goes.</param>
/// <param name="Change">What becomes of it. Null: nothing.</param>
internal sealed record ShownResource(PlannedResource Resource, ResourceChange? Change);
