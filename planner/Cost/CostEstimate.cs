using System.Collections.Immutable;
using MlInfra.Planner.Cost.Pricing;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Cost;

/// <summary>
/// What a plan costs a month at list prices without tax: at least, with everything scaled down, and at most, with all nodes there that the
/// plan allows.
/// </summary>
public sealed record CostEstimate
{
    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Regions in which prices were looked up, sorted.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>What is billed, by resource in the order of the plan.</summary>
    public required ImmutableArray<CostItem> Items { get; init; }

    /// <summary>What may be billed and has no price. Never counted as zero.</summary>
    public required ImmutableArray<UnpricedPart> UnpricedParts { get; init; }

    /// <summary>Types that cost nothing by themselves, with the number of resources.</summary>
    public required ImmutableSortedDictionary<string, int> Free { get; init; }

    /// <summary>Assumptions that items rest on, by key.</summary>
    public required ImmutableArray<UsageAssumption> Assumptions { get; init; }

    /// <summary>Sources of the prices in it, by id.</summary>
    public required ImmutableArray<PriceSource> Sources { get; init; }

    /// <summary>What a bill has that no estimate tells.</summary>
    public required ImmutableArray<string> NotEstimated { get; init; }

    /// <summary>What nodes cost, each.</summary>
    public required ImmutableArray<NodeCost> Nodes { get; init; }

    /// <summary>USD a month.</summary>
    public Amount Monthly => Amount.Sum(Items.Select(i => i.Monthly));

    /// <summary>USD a month with everything scaled down.</summary>
    public decimal Minimum => Monthly.Minimum;

    /// <summary>USD a month with all nodes there.</summary>
    public decimal Maximum => Monthly.Maximum;

    /// <summary>USD a month by component.</summary>
    public ImmutableSortedDictionary<string, Amount> ByComponent =>
        Items
            .GroupBy(i => i.Component, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => Amount.Sum(g.Select(i => i.Monthly)), StringComparer.Ordinal);

    /// <summary>Types with something unpriced, with the number of resources.</summary>
    public ImmutableSortedDictionary<string, int> Unpriced =>
        UnpricedParts
            .GroupBy(p => p.Type, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Select(p => p.Name).Distinct().Count(), StringComparer.Ordinal);

    /// <summary>Estimates a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="prices">The prices.</param>
    public static CostEstimate Of(Plan plan, PriceBook prices) => Estimator.Estimate(plan, prices);
}
