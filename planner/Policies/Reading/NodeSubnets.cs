using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>Where nodes stand, and whether they can be reached from the Internet there.</summary>
internal static class NodeSubnets
{
    /// <summary>What starts nodes, with the subnets that it may use. Null: one that is not in the plan, or is chosen later.</summary>
    public static IEnumerable<(PlannedResource Nodes, string Path, PlannedResource? Subnet)> In(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.NodeGroup).SelectMany(nodes => Listed(plan, nodes)),
            .. plan.OfType(KubernetesTypes.NodeClass).SelectMany(nodes => Selected(plan, nodes)),
        ];

    /// <summary>Whether a route leads from a subnet to an Internet gateway.</summary>
    public static bool IsPublic(PlanView plan, PlannedResource subnet) =>
        Tables(plan, subnet).Any(table => Routes(plan, table).Any(route => LeadsOut(plan, route.Holder, route.Path)));

    private static IEnumerable<(PlannedResource, string, PlannedResource?)> Listed(PlanView plan, PlannedResource nodes)
    {
        foreach (var (path, _) in Values.Items(nodes.Inputs, "subnetIds"))
            yield return (nodes, path, plan.Targets(nodes, path, AwsTypes.Subnet).FirstOrDefault());
    }

    private static IEnumerable<(PlannedResource, string, PlannedResource?)> Selected(PlanView plan, PlannedResource nodes)
    {
        foreach (var (path, term) in Values.Items(nodes.Inputs, "spec.subnetSelectorTerms"))
        {
            var found = plan.Targets(nodes, path, AwsTypes.Subnet).ToList();
            if (found.Count == 0 && term.At("tags") is PlanValue.Map tags)
                found = [.. plan.OfType(AwsTypes.Subnet).Where(subnet => HasTags(subnet, tags))];
            foreach (var subnet in found.DefaultIfEmpty())
                yield return (nodes, path, subnet);
        }
    }

    private static bool HasTags(PlannedResource subnet, PlanValue.Map wanted) =>
        subnet.Inputs["tags"] is PlanValue.Map tags
        && wanted.Entries.All(tag => tags[tag.Key] is { } value && (tag.Value is PlanValue.Text { Value: "*" } || value == tag.Value));

    // A subnet without a table of its own has the main one of its network.
    private static IEnumerable<PlannedResource> Tables(PlanView plan, PlannedResource subnet)
    {
        var own = plan.Users(subnet, "subnetId", AwsTypes.RouteTableAssociation)
            .SelectMany(association => plan.Targets(association, "routeTableId", AwsTypes.RouteTable))
            .ToList();
        return own.Count > 0 ? own : plan.Targets(subnet, "vpcId", AwsTypes.Vpc).SelectMany(vpc => MainTables(plan, vpc));
    }

    // The network stands for its own main table, which routes can name without declaring it.
    private static IEnumerable<PlannedResource> MainTables(PlanView plan, PlannedResource vpc) =>
        plan.Users(vpc, "vpcId", AwsTypes.MainRouteTable)
            .SelectMany(main => plan.Targets(main, "routeTableId", AwsTypes.RouteTable))
            .Concat(plan.Users(vpc, "defaultRouteTableId", AwsTypes.DefaultRouteTable))
            .Append(vpc);

    private static IEnumerable<(PlannedResource Holder, string Path)> Routes(PlanView plan, PlannedResource table) =>
        [
            .. Values.Items(table.Inputs, "routes").Select(route => (table, PropertyPath.Key(route.Path, "gatewayId"))),
            .. plan.Users(table, "routeTableId", AwsTypes.Route).Select(route => (route, "gatewayId")),
        ];

    private static bool LeadsOut(PlanView plan, PlannedResource holder, string path) =>
        plan.Targets(holder, path, AwsTypes.InternetGateway).Any()
        || Values.Text(holder.Inputs, path) is { } id && id.StartsWith("igw-", StringComparison.Ordinal);
}
