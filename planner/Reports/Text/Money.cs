using System.Globalization;
using MlInfra.Planner.Cost;

namespace MlInfra.Planner.Reports.Text;

/// <summary>Amounts of USD a month in words: whole dollars, since list prices are no bill.</summary>
internal static class Money
{
    /// <summary>A difference, such as <c>+120 to +480</c>. Empty: none.</summary>
    public static string Difference(Amount amount)
    {
        var (least, most) = (Signed(amount.Minimum), Signed(amount.Maximum));
        return (Math.Round(amount.Minimum), Math.Round(amount.Maximum)) == (0, 0) ? ""
            : least == most ? least
            : $"{least} to {most}";
    }

    /// <summary>A difference, and of how much no price is known now: that is in no sum. Empty: none.</summary>
    public static string Delta(CostDelta cost) =>
        string.Join(
            ", ",
            new[] { Difference(cost.Difference), cost.NewlyUnpriced.IsEmpty ? "" : $"{cost.NewlyUnpriced.Length} without a price" }.Where(
                part => part.Length > 0
            )
        );

    /// <summary>An amount, such as <c>517 to 3,866</c>.</summary>
    public static string Range(Amount amount)
    {
        var (least, most) = (Plain(amount.Minimum), Plain(amount.Maximum));
        return least == most ? least : $"{least} to {most}";
    }

    private static string Plain(decimal value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(decimal value) =>
        Math.Round(value) switch
        {
            0 => "0",
            > 0 and var more => $"+{more.ToString("N0", CultureInfo.InvariantCulture)}",
            var less => $"-{Math.Abs(less).ToString("N0", CultureInfo.InvariantCulture)}",
        };
}
