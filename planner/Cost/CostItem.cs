namespace MlInfra.Planner.Cost;

/// <summary>One thing that a resource is billed for.</summary>
public sealed record CostItem
{
    /// <summary>The resource.</summary>
    public required string Urn { get; init; }

    /// <summary>Its logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type token.</summary>
    public required string Type { get; init; }

    /// <summary>Logical name of the component it belongs to: the one below the outermost, or the outermost itself.</summary>
    public required string Component { get; init; }

    /// <summary>What is billed, such as <c>nodes on demand: m7i.large</c>.</summary>
    public required string What { get; init; }

    /// <summary>Key of the price in the book, of several: the first.</summary>
    public required string PriceKey { get; init; }

    /// <summary>How many units, all the time or in a month. Its minimum is what stays with everything scaled down.</summary>
    public required Amount Quantity { get; init; }

    /// <summary>What is counted.</summary>
    public required string Unit { get; init; }

    /// <summary>Price of a unit in USD.</summary>
    public required Amount UnitPrice { get; init; }

    /// <summary>USD a month, in whole cents.</summary>
    public required Amount Monthly { get; init; }

    /// <summary>Ids of the sources of the price.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Key of the assumption that it rests on, or null.</summary>
    public string? Assumption { get; init; }

    /// <summary>What else there is to know.</summary>
    public string? Note { get; init; }

    /// <summary>What tells the items of a plan apart.</summary>
    public (string Urn, string What) Identity => (Urn, What);
}

/// <summary>Something that a resource may be billed for, without a price.</summary>
/// <param name="Name">Logical name of the resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="What">What is not priced: the key of the missing price and its region, or the type.</param>
/// <param name="Why">Why not.</param>
public sealed record UnpricedPart(string Name, string Type, string What, string Why);

/// <summary>What machines of a kind cost, each: for whoever shares them out.</summary>
/// <param name="Urn">Node group, or node pool of Karpenter.</param>
/// <param name="Component">Logical name of the component it belongs to.</param>
/// <param name="Labels">Labels of its nodes.</param>
/// <param name="Gpus">Accelerators of a node; 0: none.</param>
/// <param name="Nodes">How many there are.</param>
/// <param name="Monthly">USD a month of one node with its volumes.</param>
public sealed record NodeCost(
    string Urn,
    string Component,
    IReadOnlyDictionary<string, string> Labels,
    int Gpus,
    Amount Nodes,
    Amount Monthly
);
