using MlInfra.Components.Aws;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class AwsNetworkTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
    private const string Association = "aws:ec2/routeTableAssociation:RouteTableAssociation";

    /// <summary>As small as an environment may be, and as hard.</summary>
    public static TheoryData<NatGateways, SecurityLevel, bool> Shapes =>
        new()
        {
            { NatGateways.Single, SecurityLevel.Standard, true },
            { NatGateways.Single, SecurityLevel.Standard, false },
            { NatGateways.PerZone, SecurityLevel.Hardened, true },
            { NatGateways.PerZone, SecurityLevel.Hardened, false },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_kind_of_subnet_has_the_routes_that_it_needs_and_no_more(NatGateways nat, SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(nat: nat, level: level, pods: "100.64.0.0/16"), isPreview);

        Assert.Equal(
            [
                "isolated-a isolated",
                "isolated-b isolated",
                "pods-a private-a",
                "pods-b private-b",
                "private-a private-a",
                "private-b private-b",
                "public-a public",
                "public-b public",
            ],
            plan.OfType(Association).Select(Route).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            nat == NatGateways.PerZone
                ? ["private-a ${network-nat-a.id}", "private-b ${network-nat-b.id}", "public ${network-internet.id}"]
                : ["private-a ${network-nat-a.id}", "private-b ${network-nat-a.id}", "public ${network-internet.id}"],
            plan.OfType("aws:ec2/route:Route")
                .Select(r =>
                    $"{Part(r.Text("routeTableId"), "-routes.id}")} {r.Text(r.Inputs["natGatewayId"] is null ? "gatewayId" : "natGatewayId")}"
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.All(plan.OfType("aws:ec2/route:Route"), r => Assert.Equal("0.0.0.0/0", r.Text("destinationCidrBlock")));
        Assert.All(plan.OfType("aws:ec2/routeTable:RouteTable"), t => Assert.Null(t.Inputs["routes"]));
        Assert.All(plan.OfType(Subnet), s => Assert.False(s.Flag("mapPublicIpOnLaunch")));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_flow_log_is_kept_encrypted_for_as_long_as_the_level_says(NatGateways nat, SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(nat: nat, level: level), isPreview);

        var log = plan.Named("network-flow-log");
        Assert.Equal("${network-vpc.id}", log.Text("vpcId"));
        Assert.Equal("ALL", log.Text("trafficType"));
        Assert.Equal("cloud-watch-logs", log.Text("logDestinationType"));
        Assert.Equal("${network-flow-log-group.arn}", log.Text("logDestination"));
        Assert.Equal("${network-flow-log-role.arn}", log.Text("iamRoleArn"));
        Assert.True(plan.Needs("network-flow-log", "network-flow-log-policy"));
        var group = plan.Named("network-flow-log-group");
        Assert.Equal("${network-flow-log-key.arn}", group.Text("kmsKeyId"));
        Assert.Equal(level == SecurityLevel.Hardened ? 365 : 30, group.Number("retentionInDays"));
        // Key and role name the group before it is there, so they have to name the same.
        var arn = $"arn:aws:logs:eu-west-1:123456789012:log-group:{group.Text("name")}";
        Assert.Contains($"\"{arn}\"", plan.Named("network-flow-log-key").Text("policy"), StringComparison.Ordinal);
        Assert.Contains($"\"{arn}:*\"", plan.Named("network-flow-log-policy").Text("policy"), StringComparison.Ordinal);
        Assert.Equal(level == SecurityLevel.Hardened, plan.Named("network-flow-log-key").Options.Protect);
    }

    [Fact]
    public async Task A_flow_log_of_refusals_differs_in_nothing_else()
    {
        var all = await Planning.Of(() => Declare());
        var rejected = await Planning.Of(() => Declare(flowLogs: FlowLogTraffic.Rejected));

        var change = Assert.Single(Planner.Diff.PlanDiff.Between(all, rejected).Changes);
        Assert.Equal("network-flow-log", change.After!.Name);
        Assert.Equal("REJECT", change.After.Text("trafficType"));
    }

    [Fact]
    public async Task Pods_have_subnets_of_their_own_that_go_after_the_nodes()
    {
        AwsNetwork? network = null;
        var plan = await Planning.Of(() =>
        {
            network = Declare(pods: "100.64.0.0/16");
            Around.Use("node", network.PrivateSubnetIds.Apply(ids => ids[0]));
        });

        Assert.Equal("100.64.0.0/16", plan.Named("network-pods-range").Text("cidrBlock"));
        Assert.Equal("100.64.64.0/18", plan.Named("network-pods-b").Text("cidrBlock"));
        Assert.Equal("1", plan.Named("network-pods-b").Text("tags[\"kubernetes.io/role/cni\"]"));
        Assert.True(plan.Needs("network-pods-b", "network-pods-range"));
        Assert.True(plan.Needs("node", "network-pods-b"));
        Assert.True(plan.Needs("node", "network-private-b-default-route"));
    }

    [Fact]
    public async Task Pods_of_their_own_move_no_other_subnet()
    {
        var without = await Planning.Of(() => Declare());
        var with = await Planning.Of(() => Declare(pods: "100.64.0.0/16"));

        var changes = Planner.Diff.PlanDiff.Between(without, with).Changes;

        Assert.All(changes.Where(c => c.After?.Type == Subnet), c => Assert.Equal(Planner.Diff.ChangeKind.Create, c.Kind));
        Assert.Equal(2, changes.Count(c => c.After?.Type == Subnet));
        Assert.Contains(changes, c => c.After?.Name == "network-endpoints-ingress-2");
    }

    [Fact]
    public async Task A_third_zone_changes_no_subnet_and_no_route_of_the_first_two()
    {
        var two = await Planning.Of(() => Declare(nat: NatGateways.PerZone, pods: "100.64.0.0/16"));
        var three = await Planning.Of(() => Declare(nat: NatGateways.PerZone, pods: "100.64.0.0/16", zones: ["a", "b", "c"]));

        var changed = Planner.Diff.PlanDiff.Between(two, three).Changes.Where(c => c.Kind != Planner.Diff.ChangeKind.Create);

        Assert.All(changed, c => Assert.Equal(Endpoint, c.After!.Type));
    }

    [Fact]
    public async Task Nodes_and_load_balancers_find_their_subnets()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.Equal("mlinfra-dev", plan.Named("network-private-a").Text("tags[\"karpenter.sh/discovery\"]"));
        Assert.Equal("1", plan.Named("network-private-a").Text("tags[\"kubernetes.io/role/internal-elb\"]"));
        Assert.Equal("1", plan.Named("network-public-a").Text("tags[\"kubernetes.io/role/elb\"]"));
        Assert.Equal("mlinfra-dev-isolated-a", plan.Named("network-isolated-a").Text("tags.Name"));
    }

    [Fact]
    public async Task S3_is_reached_inside_the_network_from_every_table_but_the_public_one()
    {
        var plan = await Planning.Of(() => Declare());

        var s3 = plan.Named("network-s3-endpoint");
        Assert.Equal(
            ["${network-isolated-routes.id}", "${network-private-a-routes.id}", "${network-private-b-routes.id}"],
            Enumerable.Range(0, 3).Select(i => s3.Text($"routeTableIds[{i}]"))
        );
        Assert.Null(s3.Inputs.At("routeTableIds[3]"));
        Assert.Contains("\"aws:PrincipalAccount\":\"123456789012\"", s3.Text("policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Aws_services_are_reached_inside_the_network(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var endpoints = Interface(plan);
        Assert.Equal(
            ["autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "kms", "logs", "secretsmanager", "sts"],
            endpoints.Select(e => e.Text("serviceName")!["com.amazonaws.eu-west-1.".Length..]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            endpoints,
            e =>
            {
                Assert.True(e.Flag("privateDnsEnabled"));
                Assert.Equal("${network-private-a.id}", e.Text("subnetIds[0]"));
                Assert.Equal("${network-private-b.id}", e.Text("subnetIds[1]"));
                Assert.Null(e.Inputs.At("subnetIds[2]"));
                Assert.Equal("${network-endpoints-security-group.id}", e.Text("securityGroupIds[0]"));
                Assert.Contains("\"aws:PrincipalAccount\":\"123456789012\"", e.Text("policy"), StringComparison.Ordinal);
                Assert.True(plan.Needs(e.Name, "network-endpoints-ingress"));
            }
        );
    }

    [Theory]
    [InlineData(null, "10.20.0.0/16")]
    [InlineData("100.64.0.0/16", "10.20.0.0/16,100.64.0.0/16")]
    public async Task Endpoints_let_in_https_from_nodes_and_pods_and_nothing_else(string? pods, string networks)
    {
        var plan = await Planning.Of(() => Declare(pods: pods));

        var rules = plan.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").ToList();
        Assert.Equal(networks, string.Join(',', rules.Select(r => r.Text("cidrIpv4")).Order(StringComparer.Ordinal)));
        Assert.All(
            rules,
            rule =>
            {
                Assert.Equal("tcp", rule.Text("ipProtocol"));
                Assert.Equal(443, rule.Number("fromPort"));
                Assert.Equal(443, rule.Number("toPort"));
            }
        );
        Assert.Empty(plan.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"));
    }

    [Fact]
    public async Task Without_interface_endpoints_only_what_costs_nothing_is_left()
    {
        var plan = await Planning.Of(() => Declare(interfaceEndpoints: false));

        Assert.Empty(Interface(plan));
        Assert.Empty(plan.OfType("aws:ec2/securityGroup:SecurityGroup"));
        Assert.Equal("Gateway", Assert.Single(plan.OfType(Endpoint)).Text("vpcEndpointType"));
    }

    [Fact]
    public async Task What_aws_refuses_is_told_before_the_first_resource()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Declare(pods: "192.168.0.0/16", zones: ["a"])));

        Assert.Contains("component 'network' cannot be declared", failure.Message, StringComparison.Ordinal);
        Assert.Contains("network.podCidr", failure.Message, StringComparison.Ordinal);
        Assert.Contains("network.zones", failure.Message, StringComparison.Ordinal);
    }

    private static string Route(PlannedResource association) =>
        $"{Part(association.Text("subnetId"), ".id}")} {Part(association.Text("routeTableId"), "-routes.id}")}";

    // Of ${network-private-a.id}: private-a.
    private static string Part(string? reference, string end) => reference!["${network-".Length..^end.Length];

    private static List<PlannedResource> Interface(Plan plan) =>
        [.. plan.OfType(Endpoint).Where(e => e.Text("vpcEndpointType") == "Interface")];

    private static AwsNetwork Declare(
        bool interfaceEndpoints = true,
        NatGateways nat = NatGateways.Single,
        SecurityLevel level = SecurityLevel.Standard,
        FlowLogTraffic flowLogs = FlowLogTraffic.All,
        string? pods = null,
        string[]? zones = null
    ) =>
        new(
            "network",
            new AwsNetworkArgs
            {
                Names = new AwsNames("dev", "123456789012", "eu-west-1"),
                ClusterName = "mlinfra-dev",
                Hardening = Hardening.For(level),
                Settings = new NetworkSettings
                {
                    Cidr = Cidr.Parse("10.20.0.0/16"),
                    PodCidr = pods is null ? null : Cidr.Parse(pods),
                    Zones = zones ?? ["a", "b"],
                    NatGateways = nat,
                    InterfaceEndpoints = interfaceEndpoints,
                    FlowLogs = flowLogs,
                },
            }
        );
}
