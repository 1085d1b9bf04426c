using System.Collections.Immutable;
using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Utilities;

namespace MlInfra.Components.Network;

/// <summary>
/// A VPC with a public, a private and an isolated subnet in each zone, and one for pods where they have addresses of their own. Nodes have
/// no public address and reach out through NAT; databases do not reach out at all. Its flow log says who talked to whom.
/// </summary>
public sealed class AwsNetwork : ComponentResource
{
    private const string Anywhere = "0.0.0.0/0";

    private readonly string _name;
    private readonly AwsNames _names;
    private readonly string _cluster;

    /// <summary>Declares the network.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:network:AwsNetwork", name, args, options)
    {
        var settings = args.Settings;
        SettingsGuard.Require(name, [.. SettingsGuard.Problems(("network", settings)), .. AwsNetworkRules.Check(settings)]);
        (_name, _names, _cluster) = (name, args.Names, args.ClusterName);

        var vpc = new Vpc(
            $"{name}-vpc",
            new VpcArgs
            {
                CidrBlock = settings.Cidr.ToString(),
                EnableDnsHostnames = true,
                EnableDnsSupport = true,
                Tags = Tags("vpc"),
            },
            Child
        );
        // Without rules: whatever is put into it by mistake reaches nothing.
        _ = new DefaultSecurityGroup($"{name}-default-security-group", new DefaultSecurityGroupArgs { VpcId = vpc.Id }, Child);
        FlowLog.Declare(name, args, vpc, this);
        var internet = new InternetGateway($"{name}-internet", new InternetGatewayArgs { VpcId = vpc.Id, Tags = Tags("internet") }, Child);

        var zones = AddressPlan.Of(settings.Cidr, settings.Zones, settings.PodCidr);
        var publicSubnets = zones.ToDictionary(z => z.Zone, z => Subnet(SubnetKind.Public, z.Zone, z.Public, vpc));
        var privateSubnets = zones.ToDictionary(z => z.Zone, z => Subnet(SubnetKind.Private, z.Zone, z.Private, vpc));
        var isolatedSubnets = zones.ToDictionary(z => z.Zone, z => Subnet(SubnetKind.Isolated, z.Zone, z.Isolated, vpc));
        var publicTable = Table("public", vpc);
        var toInternet = DefaultRoute("public", publicTable, r => r.GatewayId = internet.Id);
        var publicPlaces = Associate(SubnetKind.Public, publicTable, publicSubnets);
        // No route at all but that inside the network, which no table is without.
        var isolatedTable = Table("isolated", vpc);
        _ = Associate(SubnetKind.Isolated, isolatedTable, isolatedSubnets);

        var gateways = Gateways(settings, publicSubnets, internet);
        var waysOut = zones.ToDictionary(z => z.Zone, z => ThroughNat(z.Zone, vpc, gateways));
        var privatePlaces = privateSubnets.Select(s => Association(SubnetKind.Private, s.Key, waysOut[s.Key].Table, s.Value)).ToList();
        var pods = Pods(settings, zones, vpc, waysOut);

        var artifacts = ArtifactEndpoint(vpc, [isolatedTable.Id, .. zones.Select(z => waysOut[z.Zone].Table.Id)]);
        var privateIds = zones.Select(z => privateSubnets[z.Zone].Id).ToArray();
        var endpoints = settings.InterfaceEndpoints ? InterfaceEndpoints.Declare(name, args, vpc, privateIds, this) : [];

        VpcId = vpc.Id;
        // Everything by which nodes and pods reach AWS: it is there before them, and goes after them. Without it no volume, no machine and
        // no image could be asked for while a cluster goes.
        Resource[] needed =
        [
            toInternet,
            .. publicPlaces,
            .. waysOut.Values.Select(w => w.Default),
            .. privatePlaces,
            .. pods.Select(p => p.Association),
            artifacts,
            .. endpoints,
        ];
        PrivateSubnetIds = needed.Aggregate(Output.All(privateIds), OutputUtilities.WithDependency);
        IsolatedSubnetIds = Output.All(zones.Select(z => isolatedSubnets[z.Zone].Id).ToArray());
        PodSubnetIds = Output.All(pods.Select(p => p.Subnet.Id).ToArray());
        NatAddresses = Output.All(gateways.Values.Select(g => g.PublicIp).ToArray());
        RegisterOutputs();
    }

    /// <summary>Id of the VPC.</summary>
    [Output("vpcId")]
    public Output<string> VpcId { get; private set; }

    /// <summary>
    /// Ids of the private subnets, in the order of the zones. Whoever uses them is created once there is a way out and to AWS' services, and
    /// goes before that.
    /// </summary>
    [Output("privateSubnetIds")]
    public Output<ImmutableArray<string>> PrivateSubnetIds { get; private set; }

    /// <summary>Ids of the isolated subnets, in the order of the zones.</summary>
    [Output("isolatedSubnetIds")]
    public Output<ImmutableArray<string>> IsolatedSubnetIds { get; private set; }

    /// <summary>Ids of the subnets of pods, in the order of the zones. Empty: pods are with the nodes.</summary>
    [Output("podSubnetIds")]
    public Output<ImmutableArray<string>> PodSubnetIds { get; private set; }

    /// <summary>Public addresses from which everything goes out: what others have to let in.</summary>
    [Output("natAddresses")]
    public Output<ImmutableArray<string>> NatAddresses { get; private set; }

    private Subnet Subnet(SubnetKind kind, string zone, Cidr cidr, Vpc vpc, Resource? after = null)
    {
        var role = $"{Word(kind)}-{zone}";
        var tags = Tags(role);
        foreach (var (key, value) in SubnetTags.Of(kind, _cluster))
            tags.Add(key, value);
        return new Subnet(
            $"{_name}-{role}",
            new SubnetArgs
            {
                VpcId = vpc.Id,
                AvailabilityZone = $"{_names.Region}{zone}",
                CidrBlock = cidr.ToString(),
                MapPublicIpOnLaunch = false,
                Tags = tags,
            },
            new CustomResourceOptions { Parent = this, DependsOn = after is null ? [] : [after] }
        );
    }

    private List<PodPlace> Pods(NetworkSettings settings, ImmutableArray<ZoneAddresses> zones, Vpc vpc, Dictionary<string, WayOut> waysOut)
    {
        if (settings.PodCidr is not { } cidr)
            return [];
        var range = new VpcIpv4CidrBlockAssociation(
            $"{_name}-pods-range",
            new VpcIpv4CidrBlockAssociationArgs { VpcId = vpc.Id, CidrBlock = cidr.ToString() },
            Child
        );
        return
        [
            .. zones.Select(z =>
            {
                // AWS refuses a subnet in addresses that the VPC does not have yet.
                var subnet = Subnet(SubnetKind.Pods, z.Zone, z.Pods!.Value, vpc, range);
                return new PodPlace(subnet, Association(SubnetKind.Pods, z.Zone, waysOut[z.Zone].Table, subnet));
            }),
        ];
    }

    // One for all zones, or one in each.
    private Dictionary<string, NatGateway> Gateways(
        NetworkSettings settings,
        Dictionary<string, Subnet> publicSubnets,
        InternetGateway internet
    )
    {
        var withGateway = settings.NatGateways == NatGateways.PerZone ? settings.Zones : settings.Zones.Take(1);
        return withGateway.ToDictionary(z => z, z => Gateway(z, publicSubnets[z], internet));
    }

    private NatGateway Gateway(string zone, Subnet subnet, InternetGateway internet)
    {
        var address = new Eip($"{_name}-nat-{zone}-address", new EipArgs { Domain = "vpc", Tags = Tags($"nat-{zone}") }, Child);
        return new NatGateway(
            $"{_name}-nat-{zone}",
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

    // A table for each zone even where they share a gateway, so that a change of that moves no subnet.
    private WayOut ThroughNat(string zone, Vpc vpc, Dictionary<string, NatGateway> gateways)
    {
        var gateway = gateways.GetValueOrDefault(zone) ?? gateways.Values.First();
        var table = Table($"private-{zone}", vpc);
        return new WayOut(table, DefaultRoute($"private-{zone}", table, r => r.NatGatewayId = gateway.Id));
    }

    private RouteTable Table(string role, Vpc vpc) =>
        new($"{_name}-{role}-routes", new RouteTableArgs { VpcId = vpc.Id, Tags = Tags(role) }, Child);

    private Route DefaultRoute(string role, RouteTable table, Action<RouteArgs> target)
    {
        var args = new RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = Anywhere };
        target(args);
        return new Route($"{_name}-{role}-default-route", args, Child);
    }

    private List<RouteTableAssociation> Associate(SubnetKind kind, RouteTable table, Dictionary<string, Subnet> subnets) =>
        [.. subnets.Select(subnet => Association(kind, subnet.Key, table, subnet.Value))];

    private RouteTableAssociation Association(SubnetKind kind, string zone, RouteTable table, Subnet subnet) =>
        new(
            $"{_name}-{Word(kind)}-{zone}-association",
            new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = subnet.Id },
            Child
        );

    // Models and images are large; what goes through the gateway endpoint costs nothing and leaves NAT alone.
    private VpcEndpoint ArtifactEndpoint(Vpc vpc, Output<string>[] tables) =>
        new(
            $"{_name}-s3-endpoint",
            new VpcEndpointArgs
            {
                VpcId = vpc.Id,
                ServiceName = $"com.amazonaws.{_names.Region}.s3",
                VpcEndpointType = "Gateway",
                Policy = EndpointPolicy.ForS3(_names.Account),
                RouteTableIds = tables,
                Tags = Tags("s3-endpoint"),
            },
            Child
        );

    private CustomResourceOptions Child => new() { Parent = this };

    private InputMap<string> Tags(string role) => new() { ["Name"] = _names.Tag(role) };

    private static string Word(SubnetKind kind) => kind.ToString().ToLowerInvariant();

    private sealed record WayOut(RouteTable Table, Route Default);

    private sealed record PodPlace(Subnet Subnet, RouteTableAssociation Association);
}
