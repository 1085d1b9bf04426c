using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>What Karpenter cannot honour of a pool. Nodes that always run are none of its business.</summary>
public static class KarpenterRules
{
    /// <summary>Every rule that does not hold, by paths below the cluster's settings. Never throws.</summary>
    /// <param name="pools">The pools by name.</param>
    public static IEnumerable<SettingProblem> Check(IReadOnlyDictionary<string, PoolSettings> pools) =>
        from pool in pools.OrderBy(p => p.Key, StringComparer.Ordinal)
        where pool.Value.MaxNodes > pool.Value.MinNodes
        from problem in Grows(pool.Value)
        select problem with
        {
            Path = $"pools.{pool.Key}.{problem.Path}",
        };

    private static IEnumerable<SettingProblem> Grows(PoolSettings pool) =>
        [.. Sizes(pool), .. Bound(pool), .. Reservations(pool), .. Sharing(pool), .. Efa(pool)];

    // Limits are on processors and memory: of a size that is not known there would be none.
    private static IEnumerable<SettingProblem> Sizes(PoolSettings pool) =>
        from type in pool.InstanceTypes is [] && pool.Accelerator is null ? ["none"] : pool.InstanceTypes
        where NodeLimits.SizeOf(type) is null
        select new SettingProblem(
            "instanceTypes",
            type,
            "with provisioner: karpenter, types whose size is known: those of docs/accelerators.md, and of the families c, m and r from "
                + "the fifth generation, such as m7i.large",
            "Choose one of these, or set minNodes to maxNodes: such nodes Karpenter does not make."
        );

    private static IEnumerable<SettingProblem> Bound(PoolSettings pool)
    {
        var parts = KarpenterShare.CountOf(pool);
        if (pool.MaxNodes - pool.MinNodes < parts)
            yield return new(
                "maxNodes",
                $"{pool.MaxNodes}",
                $"from {pool.MinNodes + parts}, with provisioner: karpenter and this capacity: its order takes {parts} NodePools, each with a "
                    + "node at least",
                "Raise maxNodes, or write capacity in an order that one NodePool keeps: block or reservation, then spot, then on-demand."
            );
    }

    // Source: karpenter.sh/v1.14/concepts/nodeclasses, capacityReservationSelectorTerms (2026-11-21).
    private static IEnumerable<SettingProblem> Reservations(PoolSettings pool) =>
        from reservation in pool.Reservations
        where !reservation.StartsWith("cr-", StringComparison.Ordinal)
        select new SettingProblem(
            "reservations",
            reservation,
            "ids of capacity reservations, with provisioner: karpenter: it knows no resource groups",
            "Name the reservations of the group, such as cr-0123456789abcdef0, or set provisioner to autoscaler."
        );

    // It counts the accelerators that an instance type has, whatever the device plugin says of them: it would make a node for each pod.
    // Source: karpenter.sh/v1.14/concepts/nodeoverlays, which is alpha and would tell it (2026-11-21).
    private static IEnumerable<SettingProblem> Sharing(PoolSettings pool)
    {
        if (pool.Sharing is not null)
            yield return new(
                "sharing",
                "set",
                "nothing, with provisioner: karpenter: it knows only whole accelerators",
                "Remove it, set minNodes to maxNodes, or set provisioner to autoscaler."
            );
    }

    private static IEnumerable<SettingProblem> Efa(PoolSettings pool)
    {
        if (pool.Efa && pool.MinNodes > 0)
            yield return new(
                "minNodes",
                $"{pool.MinNodes}",
                $"0 or maxNodes, which is {pool.MaxNodes}, with efa: true and provisioner: karpenter: nodes of a node group and nodes of "
                    + "Karpenter are not close together",
                "Set it to one of the two, or set provisioner to autoscaler."
            );
    }
}
