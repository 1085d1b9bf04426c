namespace MlInfra.Planner.Cost;

/// <summary>Something of which only the bounds are known: a price, a quantity or a sum.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The most.</param>
public readonly record struct Amount(decimal Minimum, decimal Maximum)
{
    /// <summary>Nothing.</summary>
    public static Amount Zero { get; }

    /// <summary>Whether both bounds are the same.</summary>
    public bool IsExact => Minimum == Maximum;

    /// <summary>An amount that is known exactly.</summary>
    /// <param name="value">The amount.</param>
    public static Amount Of(decimal value) => new(value, value);

    /// <summary>The bounds of several amounts of which one is true.</summary>
    /// <param name="amounts">At least one.</param>
    public static Amount Around(IReadOnlyCollection<Amount> amounts) => new(amounts.Min(a => a.Minimum), amounts.Max(a => a.Maximum));

    /// <summary>The sum of several.</summary>
    /// <param name="amounts">Any number.</param>
    public static Amount Sum(IEnumerable<Amount> amounts) => amounts.Aggregate(Zero, (sum, amount) => sum + amount);

    /// <summary>In whole cents.</summary>
    // Not a property: a record prints its properties, and theirs.
    public Amount Round() => new(Cents(Minimum), Cents(Maximum));

    /// <summary>Both together.</summary>
    public static Amount operator +(Amount one, Amount other) => new(one.Minimum + other.Minimum, one.Maximum + other.Maximum);

    /// <summary>The difference of the bounds: what changed from one estimate to another.</summary>
    public static Amount operator -(Amount one, Amount other) => new(one.Minimum - other.Minimum, one.Maximum - other.Maximum);

    /// <summary>The product of two amounts, neither below zero.</summary>
    public static Amount operator *(Amount one, Amount other) => new(one.Minimum * other.Minimum, one.Maximum * other.Maximum);

    private static decimal Cents(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
