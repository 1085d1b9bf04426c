using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>What AWS asks of a network, beyond what every cloud does: nothing of one that is wrong already. Paths are below the environment.</summary>
public static class AwsNetworkRules
{
    // EKS gives services addresses of one of these, which it chooses once, when it makes the cluster. Ours does not name one: naming
    // another than EKS has chosen replaces the cluster.
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html (2026-11-21).
    private static readonly Cidr[] Services = [Cidr.Parse("10.100.0.0/16"), Cidr.Parse("172.20.0.0/16")];

    /// <summary>Every rule on the network alone that does not hold. Never throws.</summary>
    /// <param name="network">The network.</param>
    public static IEnumerable<SettingProblem> Check(NetworkSettings network) =>
        network.HasLegalRanges ? [.. OverServices("network.cidr", network.Cidr), .. Pods(network)] : [];

    /// <summary>Every rule between network and pools that does not hold, and those on the network alone. Never throws.</summary>
    /// <param name="network">The network.</param>
    /// <param name="region">AWS region: it decides which instance types a pool gets that names none.</param>
    /// <param name="cluster">The cluster.</param>
    public static IEnumerable<SettingProblem> Check(NetworkSettings network, string region, ClusterSettings cluster) =>
        [
            .. Check(network),
            .. network.HasLegalRanges
                ? AddressDemand.Check(network, [.. cluster.Pools.Select(p => Demand(p.Key, p.Value, region, cluster.Provisioner))])
                : [],
        ];

    // The autoscaler bounds the groups of a pool together by their accelerators: without them, each kind may have as many nodes.
    private static NodeDemand Demand(string name, PoolSettings pool, string region, Provisioner provisioner) =>
        new(
            name,
            provisioner == Provisioner.Autoscaler && pool.Accelerator is null ? (long)pool.MaxNodes * pool.Kinds.Count : pool.MaxNodes,
            PoolPlanner.TypesOf(AwsFacts.Cloud, region, pool),
            pool.Block is { } block && pool.Kinds.All(k => k == CapacityKind.Block) ? [block.Zone] : pool.Zones
        );

    private static IEnumerable<SettingProblem> Pods(NetworkSettings network)
    {
        if (network.PodCidr is not { } pods)
            return [];
        var ranges = VpcRanges.Beside(network.Cidr);
        return ranges.Take(pods)
            ? OverServices("network.podCidr", pods)
            :
            [
                new(
                    "network.podCidr",
                    $"{pods}, with network.cidr: {network.Cidr}",
                    $"a network {ranges}, which is what a VPC takes beside {network.Cidr}",
                    "Choose one, such as 100.64.0.0/16."
                ),
            ];
    }

    private static IEnumerable<SettingProblem> OverServices(string path, Cidr network) =>
        Services
            .Where(network.Overlaps)
            .Select(taken => new SettingProblem(
                path,
                $"{network}",
                $"a network outside {string.Join(" and ", Services)}, which EKS has for services inside the cluster",
                $"Choose one that does not overlap {taken}."
            ));
}
