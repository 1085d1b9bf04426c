namespace MlInfra.Components.Cluster;

/// <summary>
/// A part of a pool that one NodePool of Karpenter stands for: the ways of buying nodes that Karpenter itself tries in the pool's order.
/// </summary>
/// <param name="Name">Name of the NodePool and of its EC2NodeClass.</param>
/// <param name="Groups">Ways in which its nodes are bought, in order.</param>
/// <param name="MaxNodes">Nodes at the most.</param>
/// <param name="Weight">Karpenter takes one of a higher weight first.</param>
public sealed record KarpenterShare(string Name, IReadOnlyList<PoolGroup> Groups, int MaxNodes, int Weight)
{
    /// <summary>
    /// The parts of a pool, in the order in which they are tried. Empty: all of its nodes are always there, and Karpenter makes none.
    /// </summary>
    /// <param name="name">Name of the pool.</param>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyList<KarpenterShare> Of(string name, PoolSettings pool)
    {
        var runs = Runs(pool);
        var nodes = pool.MaxNodes - pool.MinNodes;
        return [.. runs.Select((run, place) => Of(name, run, Part(nodes, runs.Count, place))).Where(share => share.MaxNodes > 0)];
    }

    /// <summary>How many NodePools it takes to try a pool's ways of buying nodes in its order.</summary>
    /// <param name="pool">The pool.</param>
    public static int CountOf(PoolSettings pool) => Runs(pool).Count;

    /// <summary>
    /// What of a pool stays a managed node group: the nodes that always run, as they are bought. Null: there are none. Karpenter runs on
    /// such nodes itself, and cannot make them.
    /// </summary>
    /// <param name="pool">The pool.</param>
    public static PoolSettings? Managed(PoolSettings pool)
    {
        if (pool.MinNodes == 0)
            return null;
        var kind = PoolGroup.Of(pool).First(g => g.MinNodes > 0).Kind;
        return pool with { Capacity = [kind], Reservations = kind == CapacityKind.Reservation ? pool.Reservations : [], Block = null };
    }

    /// <summary>What Karpenter calls the ways of buying nodes.</summary>
    // Source: karpenter.sh/v1.14/concepts/nodepools, "Capacity Type"; karpenter.sh/v1.14/tasks/odcrs (2026-11-21).
    public IReadOnlyList<string> CapacityTypes =>
        [
            .. Groups
                .Select(g =>
                    g.Kind switch
                    {
                        CapacityKind.Spot => "spot",
                        CapacityKind.OnDemand => "on-demand",
                        _ => "reserved",
                    }
                )
                .Distinct(),
        ];

    /// <summary>Instance types, each once.</summary>
    public IReadOnlyList<string> InstanceTypes => [.. Groups.SelectMany(g => g.InstanceTypes).Distinct()];

    /// <summary>Zones. Empty: all of the network.</summary>
    public IReadOnlyList<string> Zones => Groups.Any(g => g.Zones.Count == 0) ? [] : [.. Groups.SelectMany(g => g.Zones).Distinct()];

    /// <summary>Reservations that its nodes may be taken from.</summary>
    /// <param name="pool">The pool.</param>
    public IReadOnlyList<string> Reservations(PoolSettings pool) =>
        [
            .. Groups.SelectMany(g =>
                g.Kind switch
                {
                    CapacityKind.Reservation => pool.Reservations,
                    CapacityKind.Block when pool.Block is { } block => [block.Reservation],
                    _ => [],
                }
            ),
        ];

    /// <summary>Whether its nodes lie where they were reserved, and so in no placement group.</summary>
    public bool IsReserved => Groups.All(g => g.IsReserved);

    // By its first kind, so that another kind behind it renames nothing: a new name would replace the nodes.
    private static KarpenterShare Of(string name, IReadOnlyList<PoolGroup> run, int nodes) =>
        new($"{name}-{run[0].Role}", run, nodes, run[0].Priority);

    // As many for each, and one more for the first ones: there is nothing that would bound several NodePools together.
    private static int Part(int nodes, int parts, int place) => nodes / parts + (place < nodes % parts ? 1 : 0);

    private static List<List<PoolGroup>> Runs(PoolSettings pool)
    {
        var runs = new List<List<PoolGroup>>();
        foreach (var group in PoolGroup.Of(pool))
        {
            if (runs.Count > 0 && Follows(pool, runs[^1][^1], group))
                runs[^1].Add(group);
            else
                runs.Add([group]);
        }
        return runs;
    }

    // Nodes with EFA are in a placement group, unless they were reserved: an EC2NodeClass is in one, or in none.
    private static bool Follows(PoolSettings pool, PoolGroup before, PoolGroup group) =>
        Rank(before.Kind) < Rank(group.Kind) && !(pool.Efa && before.IsReserved);

    // The order that Karpenter keeps to in one NodePool. Which of two reservations it takes first is not said.
    // Source: karpenter.sh/v1.14/tasks/odcrs, "Prioritization Behavior"; karpenter.sh/v1.14/concepts/nodepools, "Capacity Type" (2026-11-21).
    private static int Rank(CapacityKind kind) =>
        kind switch
        {
            CapacityKind.Spot => 1,
            CapacityKind.OnDemand => 2,
            _ => 0,
        };
}
