using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>Rules between the pools of a cluster, what adds nodes to them, and the network.</summary>
public static class ClusterRules
{
    // A node group's name has 63: foundation-cluster-pool-<name>-on-demand-, and seven characters that Pulumi adds.
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (2026-11-21).
    private const int MaxPoolName = 21;

    // 65536 addresses: more than a company calls from, and far from everybody.
    private const int WidestClient = 16;

    /// <summary>Zones that pools name and the network does not have. Paths are below the environment.</summary>
    /// <param name="zones">Zones of the network.</param>
    /// <param name="pools">Pools by name.</param>
    public static IEnumerable<SettingProblem> Zones(IReadOnlyList<string> zones, IReadOnlyDictionary<string, PoolSettings> pools) =>
        from pool in pools.OrderBy(p => p.Key, StringComparer.Ordinal)
        from zone in Named(pool.Value)
        where !zones.Contains(zone.Zone)
        select new SettingProblem(
            $"cluster.pools.{pool.Key}.{zone.Key}",
            zone.Zone,
            $"a zone of the network: {string.Join(", ", zones)}",
            "Choose one of them, or add it at the end of network.zones."
        );

    internal static IEnumerable<SettingProblem> Check(ClusterSettings cluster) =>
        [
            .. Clients(cluster),
            .. Administrators(cluster),
            .. Names(cluster),
            .. Essential(cluster),
            .. Sharing(cluster),
            .. Provisioned(cluster),
        ];

    private static IEnumerable<(string Key, string Zone)> Named(PoolSettings pool) =>
        pool.Block is { } block
            ? pool.Zones.Select(z => ("zones", z)).Append(("block.zone", block.Zone))
            : pool.Zones.Select(z => ("zones", z));

    private static IEnumerable<SettingProblem> Clients(ClusterSettings cluster) =>
        from network in cluster.ApiExposedTo
        // EKS refuses those for private use: nobody comes from them over the internet.
        where network.PrefixLength < WidestClient || network.IsPrivate
        select new SettingProblem(
            "apiExposedTo",
            $"{network}",
            $"public networks of /{WidestClient} or smaller: whoever is in one can try passwords and holes of the API",
            "Name the public addresses that your people call from."
        );

    // EKS takes one access entry for a role.
    private static IEnumerable<SettingProblem> Administrators(ClusterSettings cluster) =>
        from same in cluster.Administrators.GroupBy(a => a.Value.RoleArn)
        where same.Count() > 1
        select new SettingProblem(
            "administrators",
            $"{string.Join(" and ", same.Select(a => a.Key).Order(StringComparer.Ordinal))}, both {same.Key}",
            "each role once",
            "Keep one of them."
        );

    private static IEnumerable<SettingProblem> Names(ClusterSettings cluster) =>
        from name in cluster.Pools.Keys.Order(StringComparer.Ordinal)
        where name.Length > MaxPoolName
        select new SettingProblem("pools", name, $"names of pools up to {MaxPoolName} characters", "Give it a shorter name.");

    // One zone may fail, and so may all of spot: neither takes name resolution along.
    private static IEnumerable<SettingProblem> Essential(ClusterSettings cluster)
    {
        if (cluster.Pools.Count > 0 && !cluster.Pools.Values.Any(p => p is { Accelerator: null, MinNodes: > 0, Zones.Count: not 1 }))
            yield return new(
                "pools",
                string.Join(", ", cluster.Pools.Keys.Order(StringComparer.Ordinal)),
                "a pool without an accelerator, with minNodes from 1 and in two zones or more: name resolution and the autoscaler run there",
                "Add such a pool, or raise minNodes of one."
            );
    }

    // Endpoints, jobs and quotas choose nodes by the accelerator's name, and would get a whole one or a part as it comes.
    private static IEnumerable<SettingProblem> Sharing(ClusterSettings cluster) =>
        from pools in cluster.Pools.Where(p => p.Value.Accelerator is not null).GroupBy(p => p.Value.Accelerator)
        let names = pools.Select(p => p.Key).Order(StringComparer.Ordinal).ToList()
        where pools.Select(p => p.Value.Sharing).Distinct().Count() > 1
        select new SettingProblem(
            $"pools.{names[0]}.sharing",
            $"not the same in {string.Join(", ", names)}",
            $"the same in all pools with accelerator: {pools.Key}",
            "Share it alike in all of them, or not at all: pods ask for the accelerator and not for a pool."
        );

    private static IEnumerable<SettingProblem> Provisioned(ClusterSettings cluster) =>
        cluster.Provisioner == Provisioner.Karpenter
            ? KarpenterRules.Check(cluster.Pools).Concat(NodeGroups(cluster.Pools.Select(p => (p.Key, KarpenterShare.Managed(p.Value)))))
            : NodeGroups(cluster.Pools.Select(p => (p.Key, (PoolSettings?)p.Value)));

    private static IEnumerable<SettingProblem> NodeGroups(IEnumerable<(string Name, PoolSettings? Pool)> pools) =>
        from pool in pools.OrderBy(p => p.Name, StringComparer.Ordinal)
        where pool.Pool is not null
        from problem in NodeGroup($"pools.{pool.Name}", pool.Pool)
        select problem;

    // What one launch template of a managed node group can say.
    private static IEnumerable<SettingProblem> NodeGroup(string path, PoolSettings pool)
    {
        if (pool.Reservations.Count > 1)
            yield return new(
                $"{path}.reservations",
                $"{pool.Reservations.Count} of them",
                "one, for the nodes of a managed node group: it takes them from one place",
                "With the autoscaler put them into a resource group and name its ARN; with Karpenter set minNodes to 0."
            );
        if (pool.Reservations is [var only] && only.StartsWith("cr-", StringComparison.Ordinal) && pool.Zones.Count != 1)
            yield return new(
                $"{path}.zones",
                pool.Zones.Count == 0 ? "all of the network" : string.Join(", ", pool.Zones),
                $"one zone, that of {only}: a reservation lies in one, and no node of it starts elsewhere",
                "Name the zone of the reservation; for other zones make another pool."
            );
    }
}
