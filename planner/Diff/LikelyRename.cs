using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>
/// Something that goes while another of the same shape comes in its place: most likely the same under another name, which an engine can
/// only know from an alias.
/// </summary>
/// <param name="Before">What goes.</param>
/// <param name="After">What comes.</param>
/// <param name="Resources">How many resources go with it, itself included, without components.</param>
public sealed record LikelyRename(PlannedResource Before, PlannedResource After, int Resources)
{
    internal static ImmutableArray<LikelyRename> Find(
        IReadOnlyCollection<PlannedResource> deleted,
        IReadOnlyCollection<PlannedResource> created
    )
    {
        if (deleted.Count == 0 || created.Count == 0)
            return [];
        var (old, now) = (new Trees(deleted), new Trees(created));
        var pairs =
            from place in old.Tops.GroupBy(Place)
            let candidates = now.Tops.Where(top => Place(top) == place.Key).ToList()
            from before in place
            let alike = candidates.Where(after => now.Shape(after) == old.Shape(before)).ToList()
            // Of several that could be meant, none is told to be.
            where alike.Count == 1 && place.Count(other => old.Shape(other) == old.Shape(before)) == 1
            select new LikelyRename(before, alike[0], old.Below(before).Count(resource => !resource.IsComponent));
        return [.. pairs.OrderBy(pair => pair.Before.Urn, StringComparer.Ordinal)];
    }

    private static (string Type, string? Parent) Place(PlannedResource top) =>
        (top.Type, top.Parent is { } parent ? ResourceIdentity.Of(parent) : null);

    // Resources with what is below them.
    private sealed class Trees
    {
        private readonly ILookup<string, PlannedResource> _children;

        public Trees(IReadOnlyCollection<PlannedResource> resources)
        {
            var urns = resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
            _children = resources
                .Where(resource => resource.Parent is not null)
                .ToLookup(resource => resource.Parent!, StringComparer.Ordinal);
            Tops = [.. resources.Where(resource => resource.Parent is not { } parent || !urns.Contains(parent))];
        }

        public List<PlannedResource> Tops { get; }

        public IEnumerable<PlannedResource> Below(PlannedResource top) => _children[top.Urn].SelectMany(Below).Prepend(top);

        /// <summary>The types below a resource, the only thing that a rename leaves as it is.</summary>
        public string Shape(PlannedResource top) =>
            string.Join('\n', Below(top).Select(resource => resource.Type).Order(StringComparer.Ordinal));
    }
}
