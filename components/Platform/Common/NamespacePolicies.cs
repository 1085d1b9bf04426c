using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace MlInfra.Components.Common;

/// <summary>A network policy before it has a namespace.</summary>
/// <param name="Name">Name in its namespace.</param>
/// <param name="Spec">What it lets through.</param>
internal sealed record NamespacePolicy(string Name, NetworkPolicySpecArgs Spec)
{
    public NetworkPolicyArgs ToArgs(Output<string> space) =>
        new()
        {
            Metadata = new ObjectMetaArgs { Name = Name, Namespace = space },
            Spec = Spec,
        };
}

/// <summary>The network policies of a namespace: closed both ways, then the openings.</summary>
internal static class NamespacePolicies
{
    private const string NamespaceNameLabel = "kubernetes.io/metadata.name";
    private const int DnsPort = 53;

    public static IEnumerable<NamespacePolicy> Of(IEnumerable<Opening> openings)
    {
        yield return new(
            "default-deny",
            new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Ingress", "Egress" } }
        );
        yield return new("dns", Dns());
        yield return new("within", Within());
        foreach (var opening in openings)
            yield return new(opening.Name, Spec(opening));
    }

    private static NetworkPolicySpecArgs Spec(Opening opening)
    {
        var pods = new LabelSelectorArgs { MatchLabels = new Dictionary<string, string>(opening.Pods) };
        var ports = Tcp(opening.Ports);
        return opening switch
        {
            InFrom from => Ingress(pods, ports, Peers(from.Namespaces)),
            InFromLabelled from => Ingress(pods, ports, [WithLabel(from.Label)]),
            InFromAnywhere => Ingress(pods, ports, []),
            OutToNamespaces to => Egress(pods, ports, Peers(to.Namespaces)),
            OutToNetworks to => Egress(pods, ports, Blocks(to.Networks)),
            // Nodes have addresses only; whether pods go by address or by namespace is up to the network plugin.
            OutToCluster to => Egress(
                pods,
                ports,
                [new NetworkPolicyPeerArgs { NamespaceSelector = new LabelSelectorArgs() }, .. Blocks(to.Networks)]
            ),
            _ => throw new NotSupportedException($"{opening.GetType()} is no opening that a policy can express."),
        };
    }

    private static NetworkPolicySpecArgs Ingress(
        LabelSelectorArgs pods,
        InputList<NetworkPolicyPortArgs> ports,
        NetworkPolicyPeerArgs[] from
    )
    {
        var rule = new NetworkPolicyIngressRuleArgs { Ports = ports };
        if (from.Length > 0)
            rule.From = from;
        return new NetworkPolicySpecArgs
        {
            PodSelector = pods,
            PolicyTypes = { "Ingress" },
            Ingress = { rule },
        };
    }

    private static NetworkPolicySpecArgs Egress(
        LabelSelectorArgs pods,
        InputList<NetworkPolicyPortArgs> ports,
        NetworkPolicyPeerArgs[] to
    ) =>
        new()
        {
            PodSelector = pods,
            PolicyTypes = { "Egress" },
            Egress =
            {
                new NetworkPolicyEgressRuleArgs { Ports = ports, To = to },
            },
        };

    private static NetworkPolicySpecArgs Dns() =>
        Egress(
            new LabelSelectorArgs(),
            new[] { "UDP", "TCP" }.Select(protocol => new NetworkPolicyPortArgs { Port = DnsPort, Protocol = protocol }).ToArray(),
            Peers(["kube-system"])
        );

    private static NetworkPolicySpecArgs Within() =>
        new()
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = { "Ingress", "Egress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs { From = { new NetworkPolicyPeerArgs { PodSelector = new LabelSelectorArgs() } } },
            },
            Egress = { new NetworkPolicyEgressRuleArgs { To = { new NetworkPolicyPeerArgs { PodSelector = new LabelSelectorArgs() } } } },
        };

    private static NetworkPolicyPeerArgs[] Peers(IEnumerable<string> namespaces) =>
        [
            .. namespaces.Select(name => new NetworkPolicyPeerArgs
            {
                NamespaceSelector = new LabelSelectorArgs { MatchLabels = { [NamespaceNameLabel] = name } },
            }),
        ];

    private static NetworkPolicyPeerArgs[] Blocks(IEnumerable<string> networks) =>
        [.. networks.Select(network => new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = network } })];

    private static NetworkPolicyPeerArgs WithLabel(string label) =>
        new()
        {
            NamespaceSelector = new LabelSelectorArgs
            {
                MatchExpressions =
                {
                    new LabelSelectorRequirementArgs { Key = label, Operator = "Exists" },
                },
            },
        };

    private static InputList<NetworkPolicyPortArgs> Tcp(IReadOnlyList<int> ports) =>
        ports.Count == 0
            ? new NetworkPolicyPortArgs { Protocol = "TCP" }
            : ports.Select(port => new NetworkPolicyPortArgs { Port = port, Protocol = "TCP" }).ToArray();
}
