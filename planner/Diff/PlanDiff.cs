using System.Collections.Immutable;
using MlInfra.Planner.Building;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>
/// What has to happen to get from one plan to another. Resources are matched by URN without stack and project, then by their aliases.
/// </summary>
/// <param name="Changes">Resources that differ, sorted by URN.</param>
/// <param name="Unchanged">How many resources are the same in both, without components.</param>
public sealed record PlanDiff(ImmutableArray<ResourceChange> Changes, int Unchanged)
{
    /// <summary>Nothing compared, nothing found.</summary>
    public static PlanDiff Empty { get; } = new([], 0);

    /// <summary>Deletions and creations that are most likely one thing under another name.</summary>
    public ImmutableArray<LikelyRename> LikelyRenames { get; init; } = [];

    /// <summary>Outputs of the stack that differ, sorted by path.</summary>
    public ImmutableArray<PropertyChange> Outputs { get; init; } = [];

    /// <summary>Types of updated resources of which it is not known what replaces them, sorted.</summary>
    public ImmutableArray<string> UnknownReplacements { get; init; } = [];

    /// <summary>Day of the facts that replacements are guessed from.</summary>
    public static string ReplacementsAsOf => ReplacementTable.Shipped.AsOf;

    /// <summary>Compares two plans.</summary>
    /// <param name="before">What is.</param>
    /// <param name="after">What shall be.</param>
    public static PlanDiff Between(Plan before, Plan after) => Between(before, after, ReplacementTable.Shipped);

    /// <summary>How many resources change in a certain way, without components: these are groups.</summary>
    /// <param name="kind">The way.</param>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind && !change.Resource.IsComponent);

    /// <summary>Whether any resource or output changes. What a component was given means what its resources make of it.</summary>
    public bool HasChanges => !Outputs.IsEmpty || Changes.Any(change => !change.Resource.IsComponent || change.Kind != ChangeKind.Update);

    internal static PlanDiff Between(Plan before, Plan after, ReplacementTable table)
    {
        var matching = new ResourceMatching(before, after);
        var renamed = new RenamedReferences(matching.Renamed());
        var guess = new ReplacementGuess(table);
        var changes = new Dictionary<string, ResourceChange>(StringComparer.Ordinal);
        foreach (var (old, now) in matching.Pairs)
        {
            if (Compare(renamed.Of(old), now) is { } change)
                changes.TryAdd(now.Urn, change with { Before = old });
        }
        var pairs = new Dictionary<string, PlannedResource>(StringComparer.Ordinal);
        foreach (var (old, now) in matching.Pairs)
            pairs.TryAdd(now.Urn, old);
        guess.Complete(after, pairs, changes);
        var updates = changes.Values.Where(change => change.Kind == ChangeKind.Update && !change.Resource.IsComponent);
        return new PlanDiff(
            [
                .. changes
                    .Values.Concat(matching.Created.Select(resource => new ResourceChange(ChangeKind.Create, null, resource, [])))
                    .Concat(matching.Deleted.Select(resource => new ResourceChange(ChangeKind.Delete, resource, null, [])))
                    .OrderBy(change => change.Urn, StringComparer.Ordinal)
                    .ThenBy(change => change.Kind),
            ],
            matching.Pairs.Count(pair => !pair.After.IsComponent && !changes.ContainsKey(pair.After.Urn))
        )
        {
            Outputs = [.. ValueDiff.Between(renamed.Of(before.Outputs), after.Outputs)],
            LikelyRenames = LikelyRename.Find([.. matching.Deleted], matching.Created),
            UnknownReplacements =
            [
                .. updates
                    .Select(change => change.Resource.Type)
                    .Distinct()
                    .Where(type => !guess.Knows(type))
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    private static ResourceChange? Compare(PlannedResource before, PlannedResource after)
    {
        var isMoved = !ResourceIdentity.SpanOf(before.Urn).SequenceEqual(ResourceIdentity.SpanOf(after.Urn));
        var properties = Properties(before, after);
        if (!isMoved && properties.IsEmpty)
            return null;
        return new ResourceChange(properties.IsEmpty ? ChangeKind.Move : ChangeKind.Update, before, after, properties)
        {
            FormerUrn = isMoved ? before.Urn : null,
        };
    }

    private static ImmutableArray<PropertyChange> Properties(PlannedResource before, PlannedResource after)
    {
        var inputs = ValueDiff.Between(before.Inputs, after.Inputs);
        var options = ValueDiff.Between(OptionValues.Of(before), OptionValues.Of(after));
        if (inputs.IsEmpty && options.IsEmpty)
            return [];
        var ignored = after.Options.IgnoreChanges;
        return
        [
            .. inputs
                .Where(change => !ignored.Any(path => change.Positions.Any(position => ReplacementGuess.Covers(path, position))))
                .Select(change => change with { IsSecret = IsSecret(change, before) || IsSecret(change, after) })
                .Concat(options),
        ];
    }

    private static bool IsSecret(PropertyChange change, PlannedResource resource) =>
        resource.SecretPaths.Any(secret => change.Positions.Any(path => PropertyPath.IsWithin(path, secret)))
        || Secrets.IsRedacted(change.Before)
        || Secrets.IsRedacted(change.After);
}
