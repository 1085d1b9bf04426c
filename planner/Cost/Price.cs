namespace MlInfra.Planner.Cost;

/// <summary>What one unit of something costs in a region.</summary>
/// <param name="Key">What, such as <c>ec2/g5.xlarge</c>.</param>
/// <param name="Region">Where. Null: the same everywhere.</param>
/// <param name="Unit">What is counted: <c>hour</c>, <c>month</c>, <c>GB</c> and the like. Of hours a month has 730.</param>
/// <param name="Usd">List price without tax. Null: not known.</param>
public sealed record Price(string Key, string? Region, string Unit, Amount? Usd)
{
    /// <summary>Id of the source. Null exactly where the price is not known.</summary>
    public string? Source { get; init; }

    /// <summary>Day of which it is. Null where a user's own file does not say.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What else there is to know.</summary>
    public string? Note { get; init; }

    /// <summary>Processors of a machine.</summary>
    public int? Vcpus { get; init; }

    /// <summary>Main memory of a machine.</summary>
    public int? MemoryGiB { get; init; }

    /// <summary>Accelerators of a machine.</summary>
    public int? Gpus { get; init; }
}

/// <summary>Where prices come from.</summary>
/// <param name="Id">Its name in the book.</param>
/// <param name="Url">Address, or the name of a user's own file.</param>
/// <param name="AsOf">Day of which it is. Null where a user's own file does not say.</param>
public sealed record PriceSource(string Id, string Url, DateOnly? AsOf);

/// <summary>A quantity that no plan tells, such as what is stored in a bucket: assumed, and named as such.</summary>
/// <param name="Key">What, such as <c>s3/stored</c>.</param>
/// <param name="Quantity">How much in a month.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Why">For what, and why so much.</param>
public sealed record UsageAssumption(string Key, Amount Quantity, string Unit, string Why);
