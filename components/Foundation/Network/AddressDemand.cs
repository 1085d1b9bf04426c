using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>Nodes that may ask for addresses.</summary>
/// <param name="Pool">Name of their pool.</param>
/// <param name="MaxNodes">How many there may be.</param>
/// <param name="InstanceTypes">Their instance types, of which any may come.</param>
/// <param name="Zones">Zones that they are kept to. Empty: all of the network.</param>
public sealed record NodeDemand(string Pool, long MaxNodes, IReadOnlyList<string> InstanceTypes, IReadOnlyList<string> Zones)
{
    /// <summary>Addresses of a node, of the type that takes most.</summary>
    public NodeAddresses PerNode =>
        InstanceTypes.Select(NodeAddresses.Of).DefaultIfEmpty(new NodeAddresses(0, 0)).MaxBy(a => (a.Total, a.PerInterface))!;

    /// <summary>Nodes in one zone: a pool spreads its nodes evenly.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="all">All zones of the network.</param>
    public long InZone(string zone, IReadOnlyList<string> all)
    {
        var zones = Zones.Count > 0 ? Zones : all;
        return zones.Contains(zone) ? (MaxNodes + zones.Count - 1) / zones.Count : 0;
    }
}

/// <summary>
/// Whether a network has addresses for every node that its pools may have, each full of pods. A pod without an address never starts, and
/// neither network can be made larger.
/// </summary>
public static class AddressDemand
{
    // Of each subnet, which AWS keeps to itself.
    // Source: docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (2026-11-21).
    private const int KeptByAws = 5;

    // What EKS asks to have left for the interfaces of the control plane, also while it upgrades.
    // Source: docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (2026-11-21).
    private const int ControlPlane = 16;

    // What has to be left in a subnet for a load balancer to come there.
    // Source: kubernetes-sigs.github.io/aws-load-balancer-controller, deploy/subnet_discovery (2026-11-21).
    private const int LoadBalancer = 8;

    /// <summary>What is wrong, with paths below the environment. Empty: there are enough. Never throws.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodes">What may ask for addresses.</param>
    public static IEnumerable<SettingProblem> Check(NetworkSettings network, IReadOnlyList<NodeDemand> nodes)
    {
        if (network.Zones.Count == 0)
            yield break;
        // All zones have as many addresses, so the fullest one decides.
        var zone = network.Zones.MaxBy(z => Total(nodes, z, network))!;
        var inPrivate = Free(network.Cidr, Reserved(network));
        var all = Total(nodes, zone, network);
        // A node has its first interface in its own subnet, wherever its pods are.
        var first = network.PodCidr is null ? all : nodes.Sum(n => n.InZone(zone, network.Zones) * n.PerNode.PerInterface);
        if (first > inPrivate)
            yield return Problem(network, zone, "network.cidr", network.Cidr, inPrivate, first, nodes);
        else if (network.PodCidr is { } pods && inPrivate + Free(pods, 0) < all)
            yield return Problem(network, zone, "network.podCidr", pods, inPrivate + Free(pods, 0), all, nodes);
    }

    private static long Total(IReadOnlyList<NodeDemand> nodes, string zone, NetworkSettings network) =>
        nodes.Sum(n => n.InZone(zone, network.Zones) * n.PerNode.Total);

    private static int Reserved(NetworkSettings network) =>
        ControlPlane + LoadBalancer + (network.InterfaceEndpoints ? InterfaceEndpoints.Services.Count : 0);

    private static long Free(Cidr network, int reserved) => AddressPlan.SizeOfQuarter(network) - KeptByAws - reserved;

    private static SettingProblem Problem(
        NetworkSettings network,
        string zone,
        string path,
        Cidr given,
        long have,
        long need,
        IReadOnlyList<NodeDemand> nodes
    )
    {
        var who = nodes
            .OrderBy(n => n.Pool, StringComparer.Ordinal)
            .Select(n => (Demand: n, Nodes: n.InZone(zone, network.Zones)))
            .Where(n => n.Nodes > 0)
            .Select(n => $"{n.Demand.Pool} {n.Nodes} nodes with up to {n.Demand.PerNode.Total} each");
        return new SettingProblem(
            path,
            $"{given}, with which {have} addresses are left in a zone for nodes and pods",
            $"room for maxNodes of every pool, which take {need} in a zone: {string.Join(", ", who)}",
            "Choose a larger network"
                + (network.PodCidr is null ? ", add network.podCidr such as 100.64.0.0/16," : "")
                + " or lower maxNodes of a pool."
        );
    }
}
