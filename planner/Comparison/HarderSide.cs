using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Whether the harder of two sides has more.</summary>
internal static class HarderSide
{
    /// <summary>
    /// More: positive; as much: zero; less: negative; null: the values have no order. A value that is not set is null.
    /// </summary>
    public static int? Compare(PlanValue? harder, PlanValue? softer) =>
        (harder, softer) switch
        {
            (PlanValue.Bool one, PlanValue.Bool other) => one.Value.CompareTo(other.Value),
            (PlanValue.Number one, PlanValue.Number other) => one.Value.CompareTo(other.Value),
            _ when IsSet(harder) != IsSet(softer) => Presence(harder, softer),
            ({ } one, { } other) when Quantity.Of(one) is { } amount && Quantity.Of(other) is { } less => amount.CompareTo(less),
            _ => null,
        };

    // What is not set has a default that no plan knows: switched off explicitly is not more than that.
    private static int? Presence(PlanValue? harder, PlanValue? softer) =>
        (harder ?? softer) is PlanValue.Bool { Value: false } ? null
        : IsSet(harder) ? 1
        : -1;

    private static bool IsSet(PlanValue? value) => value is not (null or PlanValue.Null);
}
