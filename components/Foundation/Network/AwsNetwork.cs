using System.Collections.Immutable;
using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Utilities;

namespace MlInfra.Components.Network;

/// <summary>A VPC with a public and a private subnet in each zone. Nodes have no public address; they reach out through NAT.</summary>
public sealed class AwsNetwork : ComponentResource
{
    private readonly AwsNames _names;

    /// <summary>Declares the network.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:network:AwsNetwork", name, args, options)
    {
        _names = args.Names;

        var vpc = new Vpc(
            $"{name}-vpc",
            new VpcArgs
            {
                CidrBlock = args.Settings.Cidr.ToString(),
                EnableDnsHostnames = true,
                EnableDnsSupport = true,
                Tags = Tags("vpc"),
            },
            Child
        );
        // Without rules: whatever is put into it by mistake reaches nothing.
        _ = new DefaultSecurityGroup($"{name}-default-security-group", new DefaultSecurityGroupArgs { VpcId = vpc.Id }, Child);
        var internet = new InternetGateway($"{name}-internet", new InternetGatewayArgs { VpcId = vpc.Id, Tags = Tags("internet") }, Child);

        var zones = AddressPlan.Of(args.Settings.Cidr, args.Settings.Zones);
        var publicSubnets = zones.ToDictionary(z => z.Zone, z => Subnet(name, "public", z.Zone, z.Public.ToString(), vpc, args));
        var privateSubnets = zones.ToDictionary(z => z.Zone, z => Subnet(name, "private", z.Zone, z.Private.ToString(), vpc, args));
        _ = Route(name, "public", vpc, r => r.GatewayId = internet.Id, publicSubnets);
        var waysOut = Nat(name, args.Settings, vpc, internet, publicSubnets, privateSubnets);
        ArtifactEndpoint(name, vpc, waysOut);
        var privateIds = zones.Select(z => privateSubnets[z.Zone].Id).ToArray();
        if (args.Settings.InterfaceEndpoints)
            InterfaceEndpoints.Declare(name, args.Names, args.Settings.Cidr, vpc, privateIds, this);

        VpcId = vpc.Id;
        PrivateSubnetIds = waysOut.Aggregate(Output.All(privateIds), (ids, way) => OutputUtilities.WithDependency(ids, way.Default));
        RegisterOutputs();
    }

    /// <summary>Id of the VPC.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>Ids of the private subnets, in the order of the zones. Whoever uses them is created once there is a way out.</summary>
    [Output("privateSubnetIds")]
    public Output<ImmutableArray<string>> PrivateSubnetIds { get; private set; }

    private Subnet Subnet(string name, string kind, string zone, string cidr, Vpc vpc, AwsNetworkArgs args)
    {
        var tags = Tags($"{kind}-{zone}");
        // The load balancer controller finds its subnets by these.
        // Source: docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html (2026-11-21).
        tags.Add(kind == "public" ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb", "1");
        tags.Add($"kubernetes.io/cluster/{args.ClusterName}", "shared");
        return new Subnet(
            $"{name}-{kind}-{zone}",
            new SubnetArgs
            {
                VpcId = vpc.Id,
                AvailabilityZone = $"{_names.Region}{zone}",
                CidrBlock = cidr,
                MapPublicIpOnLaunch = false,
                Tags = tags,
            },
            Child
        );
    }

    /// <summary>One NAT gateway for all zones, or one in each; a private route table per zone either way, so that changing it moves no subnet.</summary>
    private List<WayOut> Nat(
        string name,
        NetworkSettings settings,
        Vpc vpc,
        InternetGateway internet,
        Dictionary<string, Subnet> publicSubnets,
        Dictionary<string, Subnet> privateSubnets
    )
    {
        var withGateway = settings.NatGateways == NatGateways.PerZone ? settings.Zones : settings.Zones.Take(1);
        var gateways = withGateway.ToDictionary(z => z, z => Gateway(name, z, publicSubnets[z], internet));
        return
        [
            .. settings.Zones.Select(zone =>
            {
                var gateway = gateways.GetValueOrDefault(zone) ?? gateways[settings.Zones[0]];
                var subnets = new Dictionary<string, Subnet> { [zone] = privateSubnets[zone] };
                return Route(name, $"private-{zone}", vpc, r => r.NatGatewayId = gateway.Id, subnets);
            }),
        ];
    }

    private NatGateway Gateway(string name, string zone, Subnet subnet, InternetGateway internet)
    {
        var address = new Eip($"{name}-nat-{zone}-address", new EipArgs { Domain = "vpc", Tags = Tags($"nat-{zone}") }, Child);
        return new NatGateway(
            $"{name}-nat-{zone}",
            new NatGatewayArgs
            {
                AllocationId = address.Id,
                SubnetId = subnet.Id,
                Tags = Tags($"nat-{zone}"),
            },
            // AWS refuses a NAT gateway in a VPC whose internet gateway is not attached yet.
            new CustomResourceOptions { Parent = this, DependsOn = { internet } }
        );
    }

    private WayOut Route(string name, string kind, Vpc vpc, Action<RouteArgs> target, Dictionary<string, Subnet> subnets)
    {
        var table = new RouteTable($"{name}-{kind}-routes", new RouteTableArgs { VpcId = vpc.Id, Tags = Tags(kind) }, Child);
        var args = new RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = "0.0.0.0/0" };
        target(args);
        var route = new Route($"{name}-{kind}-default-route", args, Child);
        foreach (var (zone, subnet) in subnets)
        {
            var role = kind.EndsWith($"-{zone}", StringComparison.Ordinal) ? kind : $"{kind}-{zone}";
            _ = new RouteTableAssociation(
                $"{name}-{role}-association",
                new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = subnet.Id },
                Child
            );
        }
        return new WayOut(table, route);
    }

    // Models and images are large; what goes through the gateway endpoint costs nothing and leaves NAT alone.
    private void ArtifactEndpoint(string name, Vpc vpc, List<WayOut> waysOut) =>
        _ = new VpcEndpoint(
            $"{name}-s3-endpoint",
            new VpcEndpointArgs
            {
                VpcId = vpc.Id,
                ServiceName = $"com.amazonaws.{_names.Region}.s3",
                VpcEndpointType = "Gateway",
                RouteTableIds = waysOut.ConvertAll(w => w.Table.Id),
                Tags = Tags("s3-endpoint"),
            },
            Child
        );

    private CustomResourceOptions Child => new() { Parent = this };

    private InputMap<string> Tags(string role) => new() { ["Name"] = _names.Tag(role) };

    private sealed record WayOut(RouteTable Table, Route Default);
}
