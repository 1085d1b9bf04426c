using MlInfra.Planner.Model;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Machines that a node group or a node pool may start.</summary>
internal sealed record NodeSupply(PlannedResource Resource)
{
    /// <summary>How they are bought: <c>on-demand</c>, <c>spot</c>, <c>block</c>.</summary>
    public required IReadOnlyList<string> Capacity { get; init; }

    /// <summary>Instance types that they may be of.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Labels of the nodes.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Volumes of a node.</summary>
    public required IReadOnlyList<Disk> Disks { get; init; }

    /// <summary>How many there are.</summary>
    public required Amount Nodes { get; init; }

    /// <summary>Accelerators of a node.</summary>
    public int Gpus { get; init; }

    /// <summary>Price of a node in an hour. Null: none of its types has one.</summary>
    public Amount? Hourly { get; init; }

    /// <summary>Prices that were found, each once.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>The assumption that its price rests on, or null.</summary>
    public string? Assumption { get; init; }

    /// <summary>Why there are as many as there are, where that is not plain.</summary>
    public string? Note { get; init; }

    /// <summary>What a node costs at the most for each accelerator: what is dear is counted first.</summary>
    public decimal Dearness => (Hourly?.Maximum ?? 0) / Math.Max(1, Gpus);
}
