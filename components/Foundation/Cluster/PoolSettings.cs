using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>A pool of nodes of one kind.</summary>
public sealed record PoolSettings : ICheckedSettings
{
    /// <summary>
    /// Instance types that may serve the pool, in order of preference; with x86 processors, and alike in size, because the autoscaler
    /// counts with the first. Capacity that is reserved is of the first one. Spot takes two or more. Required where a cloud makes the
    /// nodes, without an accelerator. Default: with one, the cheapest that have it, and those that are up to twice as large.
    /// </summary>
    [
        MaxLength(20),
        RegularExpression(
            @"^([a-z][a-z0-9-]*\.[a-z0-9-]+|Standard_[A-Za-z0-9_]+)$",
            ErrorMessage = "an instance type, such as m7i.large on AWS or Standard_D4s_v5 on Azure"
        )
    ]
    public IReadOnlyList<string> InstanceTypes { get; init; } = [];

    /// <summary>
    /// Accelerator of the nodes, such as <c>a10g</c>: endpoints and quotas ask for it by this name. Legal in a cloud: those that its
    /// machines have, by <c>docs/accelerators.md</c>. Default: none, a pool without accelerators.
    /// </summary>
    [Accelerator]
    public string? Accelerator { get; init; }

    /// <summary>Accelerators of a node, 0 to 16, as its instance types have them. Required with an accelerator. Default: 0.</summary>
    [Range(0, 16)]
    public int GpusPerNode { get; init; }

    /// <summary>How pods share the accelerators of a node. Default: each pod has whole ones.</summary>
    public SharingSettings? Sharing { get; init; }

    /// <summary>Nodes that always run, 0 to 1000. Default: 0.</summary>
    [Range(0, 1000)]
    public int MinNodes { get; init; }

    /// <summary>Nodes that may run at the most, 1 to 1000. Required.</summary>
    [Range(1, 1000)]
    public required int MaxNodes { get; init; }

    /// <summary>
    /// How nodes are bought, in the order in which it is tried: <c>block</c>, <c>reservation</c>, <c>on-demand</c>, <c>spot</c>, each at
    /// most once. Default: on-demand alone.
    /// </summary>
    [MaxLength(4)]
    public IReadOnlyList<CapacityKind> Capacity { get; init; } = [];

    /// <summary>
    /// Capacity reservations of your account, where <c>reservation</c> is in <c>capacity</c>: the id of one, such as
    /// <c>cr-0123456789abcdef0</c>, or the ARN of a resource group of several. Default: none.
    /// </summary>
    [
        MaxLength(20),
        RegularExpression(
            @"^(cr-[0-9a-f]{8,17}|arn:aws[a-z-]*:resource-groups:[a-z0-9-]+:\d{12}:group/[A-Za-z0-9_.-]{1,300})$",
            ErrorMessage = "the id of a capacity reservation, such as cr-0123456789abcdef0, or the ARN of a resource group"
        )
    ]
    public IReadOnlyList<string> Reservations { get; init; } = [];

    /// <summary>The capacity block, where <c>block</c> is in <c>capacity</c>. Default: none.</summary>
    public CapacityBlockSettings? Block { get; init; }

    /// <summary>
    /// Zones of the nodes, some of the network's: for what has to be close together, or where an instance type is not everywhere. A
    /// change replaces the nodes. Default: all zones of the network.
    /// </summary>
    [MaxLength(3), RegularExpression("^[a-f1-3]$", ErrorMessage = "a letter from a to f on AWS, a number from 1 to 3 in quotes on Azure")]
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>
    /// Whether nodes talk to each other through Elastic Fabric Adapters, close together in one zone: for training on several nodes. Legal:
    /// true, false. Default: false.
    /// </summary>
    public bool Efa { get; init; }

    /// <summary>Size of a node's root volume in GiB, 20 to 16384. Default: 100.</summary>
    [Range(20, 16384)]
    public int DiskGiB { get; init; } = 100;

    /// <summary>How nodes are bought, in order, with the default in it.</summary>
    public IReadOnlyList<CapacityKind> Kinds => Capacity.Count > 0 ? Capacity : [CapacityKind.OnDemand];

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check() => PoolRules.Check(this);
}

/// <summary>How the nodes of a pool are bought.</summary>
public enum CapacityKind
{
    /// <summary>At list price, kept until released.</summary>
    OnDemand,

    /// <summary>Cheaper, taken away at two minutes' notice.</summary>
    Spot,

    /// <summary>From a capacity reservation of the account: paid for whether it is used or not.</summary>
    Reservation,

    /// <summary>From a capacity block: bought beforehand, for days that are fixed.</summary>
    Block,
}

/// <summary>A capacity block of EC2, bought before: it is there between two dates, in one zone.</summary>
public sealed record CapacityBlockSettings
{
    private const string Date = "a date in quotes, such as \"2026-12-01\"";

    /// <summary>Id of its reservation, such as <c>cr-0123456789abcdef0</c>. Required.</summary>
    [RegularExpression("^cr-[0-9a-f]{8,17}$", ErrorMessage = "the id of a capacity reservation, such as cr-0123456789abcdef0")]
    public required string Reservation { get; init; }

    /// <summary>Day on which it starts, UTC, in quotes: <c>"2026-12-01"</c>. Required.</summary>
    [RegularExpression(@"^\d{4}-\d{2}-\d{2}$", ErrorMessage = Date)]
    public required string Start { get; init; }

    /// <summary>Day on which it ends, UTC, in quotes: 1 to 182 days after its start. Required.</summary>
    [RegularExpression(@"^\d{4}-\d{2}-\d{2}$", ErrorMessage = Date)]
    public required string End { get; init; }

    /// <summary>Its zone: a letter of the region, one of the network's. Required.</summary>
    [RegularExpression("^[a-f]$", ErrorMessage = "a letter from a to f, a zone of an AWS region")]
    public required string Zone { get; init; }
}

/// <summary>How pods share accelerators: in parts that the hardware keeps apart, or by turns. One of the two.</summary>
public sealed record SharingSettings
{
    /// <summary>
    /// Profile of MIG, such as <c>3g.40gb</c>: each accelerator becomes as many of these as it holds, with memory of their own. Legal:
    /// those of the accelerator. Default: none.
    /// </summary>
    [RegularExpression(@"^[1-7]g\.\d{1,3}gb$", ErrorMessage = "a MIG profile, such as 3g.40gb")]
    public string? Mig { get; init; }

    /// <summary>
    /// Pods that take turns on each accelerator, 2 to 48. Nothing keeps their memory apart: for one team only. Default: none.
    /// </summary>
    [Range(2, 48)]
    public int? TimeSlices { get; init; }
}
