using System.Collections.Immutable;

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

    /// <summary>Compares two estimates.</summary>
    /// <param name="before">The one before. Null: the environment is new.</param>
    /// <param name="after">The one after. Null: the environment is gone.</param>
    public static CostDelta Between(CostEstimate? before, CostEstimate? after)
    {
        var (old, now) = (ByResource(before), ByResource(after));
        var changes =
            from urn in old.Keys.Union(now.Keys, StringComparer.Ordinal)
            let change = Change(old.GetValueOrDefault(urn), now.GetValueOrDefault(urn))
            where change.Before != change.After
            orderby Size(change) descending, change.Urn
            select change;
        return new()
        {
            Before = before?.Monthly,
            After = after?.Monthly,
            Changes = [.. changes],
            NewlyUnpriced = [.. (after?.UnpricedParts ?? []).Except(before?.UnpricedParts ?? [])],
        };
    }

    private static Dictionary<string, IReadOnlyList<CostItem>> ByResource(CostEstimate? estimate) =>
        (estimate?.Items ?? []).GroupBy(i => i.Urn, StringComparer.Ordinal).ToDictionary(g => g.Key, IReadOnlyList<CostItem> (g) => [.. g]);

    private static CostChange Change(IReadOnlyList<CostItem>? before, IReadOnlyList<CostItem>? after)
    {
        var any = (after ?? before)![0];
        return new(any.Urn, any.Name, any.Type, any.Component, Sum(before), Sum(after));
    }

    private static Amount? Sum(IReadOnlyList<CostItem>? items) => items is null ? null : Amount.Sum(items.Select(i => i.Monthly));

    private static decimal Size(CostChange change) => Math.Max(Math.Abs(change.Difference.Minimum), Math.Abs(change.Difference.Maximum));
}
