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
        var candidates = now.Tops.ToLookup(now.Form);
        var pairs =
            from same in old.Tops.GroupBy(old.Form)
            // Of several that could be meant, none is told to be.
            where same.Count() == 1 && candidates[same.Key].Count() == 1
            let before = same.Single()
            select new LikelyRename(before, candidates[same.Key].Single(), old.Below(before).Count(resource => !resource.IsComponent));
        return [.. pairs.OrderBy(pair => pair.Before.Urn, StringComparer.Ordinal)];
    }

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

        /// <summary>What a rename leaves as it is: where a resource is, and the types below it.</summary>
        public (string? Parent, string Types) Form(PlannedResource top) =>
            (
                top.Parent is { } parent ? ResourceIdentity.Of(parent) : null,
                string.Join('\n', Below(top).Select(resource => resource.Type).Order(StringComparer.Ordinal).Prepend(top.Type))
            );
    }
}
