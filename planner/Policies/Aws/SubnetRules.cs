using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Where nodes stand, and who reaches what is in front of them.</summary>
internal static class SubnetRules
{
    // In front of the internal one stands the older spelling, which the controllers still read.
    // Source: kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/ (2026-11-21).
    private const string Scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
    private const string Internal = "service.beta.kubernetes.io/aws-load-balancer-internal";

    public static Rule NoAutoPublicIp { get; } =
        new(
            "net.subnet-no-auto-public-ip",
            Severity.High,
            plan =>
                plan.OfType(AwsTypes.Subnet)
                    .Select(s => Values.Flag(s, "mapPublicIpOnLaunch", false, false, "Machines get a public address."))
        )
        {
            Holds = "mapPublicIpOnLaunch is false or not set",
            Why = "A machine with a public address can be reached as soon as a rule is wrong.",
            Fix = "Remove mapPublicIpOnLaunch.",
            References = ["CKV_AWS_130", "AWS-0164", "cdk-nag VPCSubnetAutoAssignPublicIpDisabled"],
        };

    public static Rule NodesPrivate { get; } =
        new("net.nodes-private-aws", Severity.High, plan => NodeSubnets.In(plan).Select(n => Judge(plan, n.Nodes, n.Path, n.Subnet)))
        {
            Holds = "every subnet that nodes may use has a route table without a route to an Internet gateway",
            Why = "Nodes hold the credentials of the cluster; from outside nothing has to reach them.",
            Fix = "Use private subnets, which lead out through a NAT gateway or endpoints.",
            References = ["C-0229", "CIS EKS 1.8.0 5.4.3", "CKV2_AWS_35", "cdk-nag VPCNoUnrestrictedRouteToIGW"],
        };

    public static Rule LoadBalancersInternal { get; } =
        new("net.lb-internal-by-default", Severity.High, plan => plan.OfFamily("kubernetes:").SelectMany(LoadBalancers))
        {
            Holds = "what asks for a load balancer asks for an internal one",
            Why = "Without the annotation the load balancer stands in the Internet.",
            Fix = $"Annotate it with {Internal}: \"true\", or {Scheme}: internal.",
            References = ["AWS-0053", "C-0256", "C-0266", "Pulumi kubernetes-core-v1-service-disallow-load-balancer"],
        };

    private static Verdict Judge(PlanView plan, PlannedResource nodes, string path, PlannedResource? subnet)
    {
        if (subnet is null)
            return Verdict.Unknown(nodes, path, Values.Shown(nodes.Inputs, path), "The subnet is not in the plan.");
        return Verdict.Of(
            !NodeSubnets.IsPublic(plan, subnet),
            nodes,
            path,
            subnet.Name,
            "Nodes stand in a subnet with a route to an Internet gateway."
        );
    }

    // A service, or what a chart or a controller makes one of.
    private static IEnumerable<Verdict> LoadBalancers(PlannedResource resource) =>
        Find(resource.Inputs, "").Select(found => Judge(resource, found.Path, found.Value));

    private static IEnumerable<(string Path, PlanValue.Map Value)> Find(PlanValue value, string path) =>
        value switch
        {
            PlanValue.Map map => [.. IsLoadBalancer(map) ? [(path, map)] : Array.Empty<(string, PlanValue.Map)>(), .. Below(map, path)],
            PlanValue.List list => list.Items.SelectMany((item, index) => Find(item, PropertyPath.Index(path, index))),
            _ => [],
        };

    private static IEnumerable<(string Path, PlanValue.Map Value)> Below(PlanValue.Map map, string path) =>
        map.Entries.SelectMany(entry => Find(entry.Value, PropertyPath.Key(path, entry.Key)));

    private static bool IsLoadBalancer(PlanValue.Map map) => map["type"] is PlanValue.Text { Value: "LoadBalancer" };

    private static Verdict Judge(PlannedResource resource, string path, PlanValue.Map service)
    {
        var annotations = service["annotations"] ?? resource.Inputs.At("metadata.annotations");
        var (scheme, isInternal) = ((annotations as PlanValue.Map)?[Scheme], (annotations as PlanValue.Map)?[Internal]);
        if (Values.IsUnknown(scheme) || Values.IsUnknown(isInternal))
            return Verdict.Unknown(resource, path, "LoadBalancer", "The annotation is known only after the deployment.");
        var holds = scheme is PlanValue.Text text ? text.Value == "internal" : isInternal is PlanValue.Text { Value: "true" };
        return Verdict.Of(holds, resource, path, "LoadBalancer", "The load balancer would stand in the Internet.");
    }
}
