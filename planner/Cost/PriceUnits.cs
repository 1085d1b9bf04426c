using MlInfra.Planner.Comparison;

namespace MlInfra.Planner.Cost;

/// <summary>Units of which prices are. A sum counts in the unit of the key; a price of another one would count wrongly.</summary>
internal static class PriceUnits
{
    public const string Hour = "hour";

    // What is counted by the estimate, for keys that the shipped file does not have. The first that matches counts.
    private static readonly (string Keys, string Unit)[] Families =
    [
        ("ec2/*", Hour),
        ("ec2-*/*", Hour),
        ("ebs/*-iops", "IOPS-month"),
        ("ebs/*-throughput", "MiBps-month"),
        ("ebs/*", "GB-month"),
        ("rds/storage-*", "GB-month"),
        ("rds/*", Hour),
        ("elb/*", Hour),
        ("fsx/*", "GB-month"),
    ];

    /// <summary>All units, sorted.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. PriceBook.Shipped.Prices.Values.Select(p => p.Unit).Concat(Families.Select(f => f.Unit)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The unit in which something is counted. Null: nothing is known of the key, and no estimate uses it.</summary>
    public static string? Of(string key) =>
        PriceBook.Shipped.Prices.Values.FirstOrDefault(p => p.Key == key)?.Unit
        ?? Array.Find(Families, f => Glob.Matches(f.Keys, key)).Unit;

    /// <summary>Whether a price can be counted.</summary>
    public static bool Fits(Price price) => Of(price.Key) is not { } unit || price.Unit == unit;
}
