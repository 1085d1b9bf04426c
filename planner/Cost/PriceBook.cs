using System.Collections.Immutable;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Cost;

/// <summary>A book of prices that was read, or why it was not.</summary>
/// <param name="Book">The book. Null: see the findings.</param>
/// <param name="Findings">What is wrong with it. Empty exactly where there is a book.</param>
public sealed record PriceBookResult(PriceBook? Book, IReadOnlyList<Finding> Findings);

/// <summary>Prices by what is priced and where, each with its source and its day, and what is assumed where a plan does not tell.</summary>
public sealed record PriceBook
{
    /// <summary>The only currency.</summary>
    public const string Currency = "USD";

    /// <summary>Hours of a month, as AWS counts them.</summary>
    public const int HoursOfMonth = 730;

    /// <summary>Name of the assumption about spot machines without a price of their own: a share of the price on demand.</summary>
    public const string SpotShare = "ec2/spot-share";

    private static readonly Lazy<PriceBook> ShippedBook = new(PriceFile.ReadShipped);

    /// <summary>The prices that ship with the planner: those of the regions of the shipped environments.</summary>
    public static PriceBook Shipped => ShippedBook.Value;

    /// <summary>Prices by key, and by <c>key@region</c> where they are of one region.</summary>
    public required ImmutableSortedDictionary<string, Price> Prices { get; init; }

    /// <summary>Sources by their id.</summary>
    public required ImmutableSortedDictionary<string, PriceSource> Sources { get; init; }

    /// <summary>Quantities that are assumed, by key.</summary>
    public required ImmutableSortedDictionary<string, UsageAssumption> Usage { get; init; }

    /// <summary>Types that cost nothing by themselves, as patterns with <c>*</c>, and why.</summary>
    public required ImmutableSortedDictionary<string, string> Free { get; init; }

    /// <summary>What a bill has that no estimate tells.</summary>
    public required ImmutableArray<string> NotEstimated { get; init; }

    /// <summary>Reads a user's own prices, in the form of the shipped ones. What it does not say is left as it is.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="shownName">Name of the file, for messages and as the source of its prices.</param>
    public static PriceBookResult Read(string text, string shownName) => PriceFile.Read(text, shownName, isOwn: true);

    /// <summary>This book with the entries of another one above its own. An entry without a region is above those of all regions.</summary>
    /// <param name="user">The other book.</param>
    public PriceBook With(PriceBook user)
    {
        var everywhere = user.Prices.Values.Where(p => p.Region is null).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Prices = Prices.RemoveRange(Prices.Where(p => everywhere.Contains(p.Value.Key)).Select(p => p.Key)).SetItems(user.Prices),
            Sources = Sources.SetItems(user.Sources),
            Usage = Usage.SetItems(user.Usage),
            Free = Free.SetItems(user.Free),
            NotEstimated = [.. NotEstimated.Union(user.NotEstimated)],
        };
    }

    /// <summary>The price of something in a region, or null where there is no entry. An entry may be of no known price.</summary>
    /// <param name="key">What.</param>
    /// <param name="region">Where. Null: the plan does not tell.</param>
    public Price? Find(string key, string? region) =>
        (region is null ? null : Prices.GetValueOrDefault($"{key}@{region}")) ?? Prices.GetValueOrDefault(key);

    /// <summary>Why a type costs nothing, or null where it may cost something.</summary>
    /// <param name="type">Type token.</param>
    public string? WhyFree(string type)
    {
        foreach (var (pattern, why) in Free)
        {
            if (Glob.Matches(pattern, type))
                return why;
        }
        return null;
    }
}
