namespace MlInfra.Components.Network;

/// <summary>What a subnet is for.</summary>
public enum SubnetKind
{
    /// <summary>Load balancers and NAT gateways, with a route to the internet.</summary>
    Public,

    /// <summary>Nodes, and pods where there is no network for them alone, with a route through NAT.</summary>
    Private,

    /// <summary>Databases, without a default route.</summary>
    Isolated,

    /// <summary>Pods alone, with a route through NAT.</summary>
    Pods,
}

/// <summary>The tags by which others find subnets.</summary>
public static class SubnetTags
{
    /// <summary>Tags of a subnet, by key.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="cluster">Name of the cluster.</param>
    // elb, internal-elb: load balancers. Source: docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html (2026-11-21).
    // cni: the network add-on, from its version 1.18.0 and without a setting.
    // Source: docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html (2026-11-21).
    // karpenter.sh/discovery: nodes of Karpenter. Source: karpenter.sh/docs/getting-started (2026-11-21).
    public static IReadOnlyDictionary<string, string> Of(SubnetKind kind, string cluster)
    {
        var ofCluster = $"kubernetes.io/cluster/{cluster}";
        return kind switch
        {
            SubnetKind.Public => new Dictionary<string, string> { ["kubernetes.io/role/elb"] = "1", [ofCluster] = "shared" },
            SubnetKind.Private => new Dictionary<string, string>
            {
                ["kubernetes.io/role/internal-elb"] = "1",
                [ofCluster] = "shared",
                ["karpenter.sh/discovery"] = cluster,
            },
            // Not the cluster's: a load balancer that looks for subnets of the cluster finds none of these.
            SubnetKind.Pods => new Dictionary<string, string> { ["kubernetes.io/role/cni"] = "1" },
            SubnetKind.Isolated => new Dictionary<string, string>(),
            _ => throw new NotSupportedException($"{kind} is no kind of subnet."),
        };
    }
}
