using System.Net;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Ranges of addresses: apart from each other, and large enough.</summary>
internal static class AddressRules
{
    public static Rule Disjoint { get; } =
        new(
            "net.cidr-disjoint",
            Severity.High,
            plan =>
                plan.OfType(AwsTypes.Vpc)
                    .SelectMany(vpc => Network(plan, vpc))
                    .Concat(plan.OfType(AwsTypes.EksCluster).Select(c => Services(plan, c)))
        )
        {
            Holds = "subnets lie in their network and apart from each other, services have a private range outside it",
            Why = "AWS refuses overlapping subnets while it deploys, and routes what overlaps with services to nowhere.",
            Fix = "Give each a range of its own.",
            References = [],
        };

    public static Rule Capacity { get; } =
        new("net.ip-capacity", Severity.High, Enough)
        {
            Holds = "the subnets of the nodes have addresses for every pool at its largest size",
            Why = "A pool that runs out of addresses does not grow when it has to, and upgrades stop half way.",
            Fix = "Make the subnets larger, or the pools smaller.",
            References = [],
        };

    private static IEnumerable<Verdict> Network(PlanView plan, PlannedResource vpc)
    {
        var ranges = VpcRanges(plan, vpc);
        var subnets = plan.Users(vpc, "vpcId", AwsTypes.Subnet).ToList();
        for (var i = 0; i < subnets.Count; i++)
            yield return Subnet(subnets[i], ranges, subnets.Take(i));
    }

    /// <summary>The ranges of a network, secondary ones included. Empty: not known.</summary>
    public static List<IPNetwork> VpcRanges(PlanView plan, PlannedResource vpc) =>
        [
            .. plan.Users(vpc, "vpcId", AwsTypes.VpcCidr)
                .Prepend(vpc)
                .SelectMany(r => Range(r, "cidrBlock") is { } range ? [range] : Array.Empty<IPNetwork>()),
        ];

    private static Verdict Subnet(PlannedResource subnet, List<IPNetwork> network, IEnumerable<PlannedResource> others)
    {
        var given = Values.Text(subnet.Inputs, "cidrBlock");
        if (Range(subnet, "cidrBlock") is not { } range || network.Count == 0)
            return Verdict.Unknown(subnet, "cidrBlock", given, "The range is known only after the deployment.");
        if (!network.Any(all => Addresses.Contains(all, range)))
            return Verdict.Fail(subnet, "cidrBlock", given, "The subnet is not in its network.");
        var overlapping = others.FirstOrDefault(o => Range(o, "cidrBlock") is { } other && Addresses.Overlap(range, other));
        return Verdict.Of(overlapping is null, subnet, "cidrBlock", given, $"The subnet overlaps with {overlapping?.Name}.");
    }

    // Left alone, the cluster takes a range that its network does not have.
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html (2026-11-21).
    private static Verdict Services(PlanView plan, PlannedResource cluster)
    {
        const string Path = "kubernetesNetworkConfig.serviceIpv4Cidr";
        var given = Values.Text(cluster.Inputs, Path);
        if (given is null)
            return Verdict.Pass(cluster);
        if (Range(cluster, Path) is not { } range)
            return Verdict.Unknown(cluster, Path, given, "The range is known only after the deployment.");
        var network = plan.OfType(AwsTypes.Vpc).SelectMany(vpc => VpcRanges(plan, vpc));
        var holds = Addresses.IsPrivate(range) && !network.Any(all => Addresses.Overlap(all, range));
        return Verdict.Of(holds, cluster, Path, given, "Services have a range that is public or overlaps with the network.");
    }

    private static IEnumerable<Verdict> Enough(PlanView plan)
    {
        var used = NodeSubnets.In(plan).Where(n => n.Nodes.Type == AwsTypes.NodeGroup).ToList();
        if (used.Count == 0)
            yield break;
        var pools = used.Select(n => n.Nodes).Distinct().ToList();
        var unknown = used.FirstOrDefault(n => n.Subnet is null || Range(n.Subnet, "cidrBlock") is null);
        if (unknown.Nodes is not null)
        {
            yield return Verdict.Unknown(unknown.Nodes, unknown.Path, null, "The size of a subnet is known only after the deployment.");
            yield break;
        }
        var subnets = used.Select(n => n.Subnet!).Concat(plan.OfType(AwsTypes.Subnet).Where(IsForPods)).Distinct();
        var free = subnets.Select(s => Range(s, "cidrBlock")).Sum(range => range is { } known ? Addresses.Usable(known) : 0);
        var needed = pools.Sum(NodeAddresses.AtMost) + NodeAddresses.ControlPlane;
        yield return Verdict.Of(
            free >= needed,
            pools[0],
            "subnetIds",
            $"{free} addresses",
            $"All pools at their largest may need {needed} addresses."
        );
    }

    // The network add-on gives addresses of these to pods.
    // Source: docs.aws.amazon.com/eks/latest/best-practices/subnet-discovery.html (2026-11-21).
    private static bool IsForPods(PlannedResource subnet) => Values.Text(subnet.Inputs, "tags[\"kubernetes.io/role/cni\"]") == "1";

    private static IPNetwork? Range(PlannedResource resource, string path) =>
        Values.Text(resource.Inputs, path) is { } text && IPNetwork.TryParse(text, out var range) ? range : null;
}
