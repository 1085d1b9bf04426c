using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>What ways in and out of a network cost.</summary>
internal static class NetworkCosts
{
    public static Dictionary<string, Action<CostSheet, PlannedResource>> Types { get; } =
        new(StringComparer.Ordinal)
        {
            ["aws:ec2/natGateway:NatGateway"] = Nat,
            ["aws:ec2/eip:Eip"] = (sheet, address) => sheet.Charge(address, "public address", "vpc/public-ipv4", Amount.Of(1)),
            ["aws:ec2/vpcEndpoint:VpcEndpoint"] = Endpoint,
            ["aws:lb/loadBalancer:LoadBalancer"] = LoadBalancer,
        };

    /// <summary>Key of the price of a load balancer.</summary>
    public static string LoadBalancerKey(string kind) => $"elb/{kind}";

    private static void Nat(CostSheet sheet, PlannedResource gateway)
    {
        sheet.Charge(gateway, "NAT gateway", "vpc/nat-gateway", Amount.Of(1));
        sheet.ChargeUsage(gateway, "data through it", "vpc/nat-gateway-data", "nat/data");
    }

    // An endpoint has an interface in each of its subnets, each billed by the hour; one of type Gateway is a route and costs nothing.
    // Source: aws.amazon.com/privatelink/pricing (2026-11-21).
    private static void Endpoint(CostSheet sheet, PlannedResource endpoint)
    {
        switch (Values.Text(endpoint.Inputs, "vpcEndpointType") ?? "Gateway")
        {
            case "Gateway":
                break;
            case "Interface" when endpoint.Inputs["subnetIds"] is PlanValue.List { Items.Length: > 0 } subnets:
                sheet.Charge(endpoint, "interface endpoint in each zone", "vpc/interface-endpoint", Amount.Of(subnets.Items.Length));
                sheet.ChargeUsage(endpoint, "data through it", "vpc/interface-endpoint-data", "vpc-endpoint/data");
                break;
            case var type:
                sheet.Unpriced(endpoint, $"vpc endpoint of type {type}", "its zones or its price are not known");
                break;
        }
    }

    private static void LoadBalancer(CostSheet sheet, PlannedResource balancer) =>
        sheet.Charge(
            balancer,
            "load balancer",
            LoadBalancerKey(Values.Text(balancer.Inputs, "loadBalancerType") ?? "application"),
            Amount.Of(1)
        );
}
