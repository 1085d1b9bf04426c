namespace MlInfra.Components.Cluster;

/// <summary>One way in which a pool's nodes are bought: a managed node group, which has one launch template and one capacity type.</summary>
/// <param name="Kind">How they are bought.</param>
/// <param name="InstanceTypes">Instance types, in order of preference.</param>
/// <param name="Zones">Zones. Empty: all of the network.</param>
/// <param name="MinNodes">Nodes that always run.</param>
/// <param name="Priority">The autoscaler tries a group of a higher one first.</param>
public sealed record PoolGroup(
    CapacityKind Kind,
    IReadOnlyList<string> InstanceTypes,
    IReadOnlyList<string> Zones,
    int MinNodes,
    int Priority
)
{
    private const int HighestPriority = 40;
    private const int Step = 10;

    /// <summary>The groups of a pool, in the order in which they are tried.</summary>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyList<PoolGroup> Of(PoolSettings pool) => [.. pool.Kinds.Select((kind, place) => Of(pool, kind, place))];

    /// <summary>
    /// The end of the group's logical name. By its kind and nothing else, so that another order, or another kind beside it, renames no
    /// group: a new name would replace the nodes.
    /// </summary>
    public string Role =>
        Kind switch
        {
            CapacityKind.Spot => "spot",
            CapacityKind.Reservation => "reserved",
            CapacityKind.Block => "block",
            _ => "on-demand",
        };

    /// <summary>What EKS calls the kind. A reservation is used by on-demand nodes that name it.</summary>
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html, capacityType (2026-11-21).
    public string CapacityType =>
        Kind switch
        {
            CapacityKind.Spot => "SPOT",
            CapacityKind.Block => "CAPACITY_BLOCK",
            _ => "ON_DEMAND",
        };

    /// <summary>Whether it can have no more nodes than were reserved: a new one starts only when an old one has gone.</summary>
    public bool IsReserved => Kind is CapacityKind.Reservation or CapacityKind.Block;

    private static PoolGroup Of(PoolSettings pool, CapacityKind kind, int place)
    {
        var types = kind is CapacityKind.Reservation or CapacityKind.Block ? pool.InstanceTypes.Take(1) : pool.InstanceTypes;
        var zones = kind == CapacityKind.Block && pool.Block is { } block ? [block.Zone] : pool.Zones;
        // A block comes and goes: what always runs is of the first kind that is always there.
        var always = pool.Kinds.FirstOrDefault(k => k != CapacityKind.Block, CapacityKind.Block);
        return new(kind, [.. types], zones, kind == always ? pool.MinNodes : 0, HighestPriority - Step * place);
    }
}
