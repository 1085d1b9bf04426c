using System.Globalization;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Amounts: numbers, and texts that are numbers or Kubernetes quantities such as <c>500m</c> and <c>10Gi</c>.</summary>
internal static class Quantity
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // A decimal holds no more; amounts beyond have no meaning here.
    private const double Limit = 1e27;

    /// <summary>The amount that a value says, or null where it says none.</summary>
    public static decimal? Of(PlanValue value) =>
        value switch
        {
            PlanValue.Number { Value: > -Limit and < Limit } number => (decimal)number.Value,
            PlanValue.Text text => Of(text.Value),
            _ => null,
        };

    // https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
    private static decimal? Of(string text)
    {
        if (decimal.TryParse(text, Plain | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return number;
        var suffix = Suffix(text);
        if (!decimal.TryParse(text.AsSpan(0, text.Length - suffix.Length), Plain, CultureInfo.InvariantCulture, out number))
            return null;
        return Factor(suffix) is { } factor && Math.Abs(number) < decimal.MaxValue / Math.Max(1, factor) ? number * factor : null;
    }

    private static string Suffix(string text) => text[(text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1)..];

    private static decimal? Factor(string suffix) =>
        suffix switch
        {
            "n" => 1e-9m,
            "u" => 1e-6m,
            "m" => 1e-3m,
            "k" => 1e3m,
            "M" => 1e6m,
            "G" => 1e9m,
            "T" => 1e12m,
            "P" => 1e15m,
            "E" => 1e18m,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            "Pi" => 1L << 50,
            "Ei" => 1L << 60,
            _ => null,
        };
}
