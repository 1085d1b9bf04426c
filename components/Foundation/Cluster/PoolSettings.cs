using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>A pool of nodes of one kind.</summary>
public sealed partial record PoolSettings : ICheckedSettings
{
    /// <summary>
    /// Instance types that may serve the pool, in order of preference; with x86 processors, and alike in size, because the autoscaler
    /// counts with the first. With spot capacity give several. Required where a cloud makes the nodes.
    /// </summary>
    [
        Length(1, 20),
        RegularExpression(
            @"^([a-z][a-z0-9-]*\.[a-z0-9-]+|Standard_[A-Za-z0-9_]+)$",
            ErrorMessage = "an instance type, such as m7i.large on AWS or Standard_D4s_v5 on Azure"
        )
    ]
    public IReadOnlyList<string> InstanceTypes { get; init; } = [];

    /// <summary>
    /// Accelerator of the nodes, such as <c>a10g</c>: endpoints and quotas ask for it by this name. Default: none, a pool without
    /// accelerators.
    /// </summary>
    [Accelerator]
    public string? Accelerator { get; init; }

    /// <summary>Accelerators of a node, 0 to 16, as its instance types have them. Required with an accelerator. Default: 0.</summary>
    [Range(0, 16)]
    public int GpusPerNode { get; init; }

    /// <summary>Nodes that always run, 0 to 1000. Default: 0.</summary>
    [Range(0, 1000)]
    public int MinNodes { get; init; }

    /// <summary>Nodes that may run at the most, 1 to 1000. Required.</summary>
    [Range(1, 1000)]
    public required int MaxNodes { get; init; }

    /// <summary>How nodes are bought. Default: on-demand.</summary>
    public Capacity Capacity { get; init; } = Capacity.OnDemand;

    /// <summary>Size of a node's root volume in GiB, 20 to 16384. Default: 100.</summary>
    [Range(20, 16384)]
    public int DiskGiB { get; init; } = 100;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (MinNodes > MaxNodes)
            yield return new("minNodes", $"{MinNodes}", $"at most maxNodes, which is {MaxNodes}", "Lower minNodes or raise maxNodes.");
        if (Accelerator is not null && GpusPerNode == 0)
            yield return new("gpusPerNode", "0", $"1 to 16, with accelerator: {Accelerator}", "Say how many accelerators a node has.");
        if (Accelerator is null && GpusPerNode > 0)
            yield return new("gpusPerNode", $"{GpusPerNode}", "0 without an accelerator", "Name the accelerator, or drop gpusPerNode.");
        foreach (var type in InstanceTypes.Where(t => Arm().IsMatch(t)))
            yield return new(
                "instanceTypes",
                type,
                "instance types with x86 processors",
                "Choose one, such as m7i.large: images are built for x86."
            );
    }

    // Those with AWS' own processors have a g behind the number of their generation; a1 came before the rule.
    // Source: docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (2026-11-21).
    [GeneratedRegex(@"^([a-z]+\d+g[a-z]*|a1)\.")]
    private static partial Regex Arm();
}

/// <summary>How the nodes of a pool are bought.</summary>
public enum Capacity
{
    /// <summary>At list price, kept until released.</summary>
    OnDemand,

    /// <summary>Cheaper, taken away at two minutes' notice.</summary>
    Spot,
}
