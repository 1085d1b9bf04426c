using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Numbers of things in inputs.</summary>
internal static class Counts
{
    // No plan has more of anything, and a product of three such numbers and a price fits into a decimal.
    private const decimal Most = 1_000_000_000;

    private const decimal Gibibyte = 1L << 30;

    /// <summary>A number from zero up, or null where there is none or none of this size.</summary>
    public static decimal? Of(PlanValue of, string path) => of.At(path) is { } value ? Of(value) : null;

    /// <summary>GiB that a Kubernetes quantity such as <c>200Gi</c> says.</summary>
    public static decimal? GiB(PlanValue quantity) => Quantity.Of(quantity) is { } bytes and >= 0 ? Bounded(bytes / Gibibyte) : null;

    public static decimal? Of(PlanValue value) => Quantity.Of(value) is { } number and >= 0 ? Bounded(number) : null;

    private static decimal? Bounded(decimal number) => number <= Most ? number : null;
}
