using MlInfra.Components.Aws;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class AwsNetworkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Aws_services_are_reached_inside_the_network(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var endpoints = Interface(plan);
        Assert.Equal(
            ["autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "secretsmanager", "sts"],
            endpoints.Select(e => e.Text("serviceName")!["com.amazonaws.eu-west-1.".Length..]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            endpoints,
            e =>
            {
                Assert.True(e.Flag("privateDnsEnabled"));
                Assert.Equal("${network-private-a.id}", e.Text("subnetIds[0]"));
                Assert.Equal("${network-private-b.id}", e.Text("subnetIds[1]"));
                Assert.Equal("${network-endpoints-security-group.id}", e.Text("securityGroupIds[0]"));
                Assert.True(plan.Needs(e.Name, "network-endpoints-ingress"));
            }
        );
    }

    [Fact]
    public async Task Endpoints_let_in_https_from_the_network_and_nothing_else()
    {
        var plan = await Planning.Of(() => Declare());

        var rule = Assert.Single(plan.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"));
        Assert.Equal("10.20.0.0/16", rule.Text("cidrIpv4"));
        Assert.Equal("tcp", rule.Text("ipProtocol"));
        Assert.Equal(443, rule.Number("fromPort"));
        Assert.Equal(443, rule.Number("toPort"));
        Assert.Empty(plan.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"));
    }

    [Fact]
    public async Task Without_interface_endpoints_only_what_costs_nothing_is_left()
    {
        var plan = await Planning.Of(() => Declare(interfaceEndpoints: false));

        Assert.Empty(Interface(plan));
        Assert.Empty(plan.OfType("aws:ec2/securityGroup:SecurityGroup"));
        Assert.Equal("Gateway", Assert.Single(plan.OfType("aws:ec2/vpcEndpoint:VpcEndpoint")).Text("vpcEndpointType"));
    }

    private static List<PlannedResource> Interface(Plan plan) =>
        [.. plan.OfType("aws:ec2/vpcEndpoint:VpcEndpoint").Where(e => e.Text("vpcEndpointType") == "Interface")];

    private static AwsNetwork Declare(bool interfaceEndpoints = true) =>
        new(
            "network",
            new AwsNetworkArgs
            {
                Names = new AwsNames("dev", "123456789012", "eu-west-1"),
                ClusterName = "mlinfra-dev",
                Settings = new NetworkSettings
                {
                    Cidr = Cidr.Parse("10.20.0.0/16"),
                    Zones = ["a", "b"],
                    InterfaceEndpoints = interfaceEndpoints,
                },
            }
        );
}
