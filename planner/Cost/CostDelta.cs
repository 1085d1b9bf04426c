using System.Collections.Immutable;
using MlInfra.Planner.Diff;

namespace MlInfra.Planner.Cost;

/// <summary>What a resource costs more or less than before.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Name">Its logical name.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Component">Logical name of the component it belongs to.</param>
/// <param name="Before">USD a month before. Null: it was not there, or had no price.</param>
/// <param name="After">USD a month after. Null: it is gone, or has no price.</param>
public sealed record CostChange(string Urn, string Name, string Type, string Component, Amount? Before, Amount? After)
{
    /// <summary>USD a month more, or less where it is below zero.</summary>
    public Amount Difference => (After ?? Amount.Zero) - (Before ?? Amount.Zero);
}

/// <summary>What changes between two estimates.</summary>
public sealed record CostDelta
{
    /// <summary>USD a month before. Null: there was nothing.</summary>
    public required Amount? Before { get; init; }

    /// <summary>USD a month after. Null: there is nothing.</summary>
    public required Amount? After { get; init; }

    /// <summary>Resources whose cost is another one, the largest difference first.</summary>
    public required ImmutableArray<CostChange> Changes { get; init; }

    /// <summary>What has no price now and had one, or was not there, before.</summary>
    public required ImmutableArray<UnpricedPart> NewlyUnpriced { get; init; }

    /// <summary>USD a month more, or less where it is below zero.</summary>
    public Amount Difference => (After ?? Amount.Zero) - (Before ?? Amount.Zero);

    /// <summary>Compares two estimates. As in a <see cref="PlanDiff"/> a resource is the same one in another stack.</summary>
    /// <param name="before">The one before. Null: the environment is new.</param>
    /// <param name="after">The one after. Null: the environment is gone.</param>
    /// <param name="diff">How their plans differ, which says what was known by another name. Null: nothing was.</param>
    public static CostDelta Between(CostEstimate? before, CostEstimate? after, PlanDiff? diff = null)
    {
        var known = (diff?.Changes ?? []).Where(change => change.FormerUrn is not null).DistinctBy(change => change.FormerUrn).ToList();
        var moved = known.ToDictionary(change => change.FormerUrn!, change => change.Urn, StringComparer.Ordinal);
        var (old, now) = (ByResource(before, urn => moved.GetValueOrDefault(urn, urn)), ByResource(after, urn => urn));
        var renamed = known.ToLookup(
            change => (change.Resource.Type, ResourceIdentity.NameOf(change.FormerUrn!)),
            change => change.Resource.Name
        );
        var changes =
            from resource in old.Keys.Union(now.Keys, StringComparer.Ordinal)
            let change = Change(old.GetValueOrDefault(resource), now.GetValueOrDefault(resource))
            where change.Before != change.After
            orderby Size(change) descending, change.Urn
            select change;
        return new()
        {
            Before = before?.Monthly,
            After = after?.Monthly,
            Changes = [.. changes],
            NewlyUnpriced = [.. (after?.UnpricedParts ?? []).Except((before?.UnpricedParts ?? []).Select(Now))],
        };

        UnpricedPart Now(UnpricedPart part) => part with { Name = renamed[(part.Type, part.Name)].FirstOrDefault(part.Name) };
    }

    private static Dictionary<string, IReadOnlyList<CostItem>> ByResource(CostEstimate? estimate, Func<string, string> urnOf) =>
        (estimate?.Items ?? [])
            .GroupBy(i => ResourceIdentity.Of(urnOf(i.Urn)), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, IReadOnlyList<CostItem> (g) => [.. g]);

    private static CostChange Change(IReadOnlyList<CostItem>? before, IReadOnlyList<CostItem>? after)
    {
        var any = (after ?? before)![0];
        return new(any.Urn, any.Name, any.Type, any.Component, Sum(before), Sum(after));
    }

    private static Amount? Sum(IReadOnlyList<CostItem>? items) => items is null ? null : Amount.Sum(items.Select(i => i.Monthly));

    private static decimal Size(CostChange change) => Math.Max(Math.Abs(change.Difference.Minimum), Math.Abs(change.Difference.Maximum));
}
