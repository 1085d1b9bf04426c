using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

/// <summary>Which networks AWS takes, and whether they have addresses for the pools.</summary>
public sealed class AwsNetworkRulesTests
{
    private const string Region = "eu-west-1";

    [Theory]
    [InlineData("10.20.0.0/16", "100.64.0.0/16", true)]
    [InlineData("10.20.0.0/16", "10.30.0.0/16", true)]
    [InlineData("10.20.0.0/16", "10.0.0.0/16", true)]
    [InlineData("10.20.0.0/16", "172.16.0.0/16", false)]
    [InlineData("10.20.0.0/16", "192.168.0.0/16", false)]
    [InlineData("10.20.0.0/16", "198.19.0.0/16", false)]
    [InlineData("10.1.0.0/16", "10.0.0.0/16", false)]
    [InlineData("10.1.0.0/16", "10.0.64.0/20", false)]
    [InlineData("10.0.0.0/18", "10.0.64.0/18", false)]
    [InlineData("10.1.0.0/16", "10.2.0.0/16", true)]
    [InlineData("172.16.0.0/16", "172.17.0.0/16", true)]
    [InlineData("172.16.0.0/16", "172.31.0.0/16", false)]
    [InlineData("172.16.0.0/16", "10.20.0.0/16", false)]
    [InlineData("172.16.0.0/16", "100.127.0.0/16", true)]
    [InlineData("192.168.0.0/18", "192.168.64.0/18", true)]
    [InlineData("192.168.0.0/18", "10.20.0.0/16", false)]
    [InlineData("100.64.0.0/16", "100.65.0.0/16", true)]
    [InlineData("100.64.0.0/16", "10.20.0.0/16", false)]
    public void A_vpc_takes_beside_its_network_what_the_table_of_aws_says(string primary, string secondary, bool takes) =>
        Assert.Equal(takes, VpcRanges.Beside(Cidr.Parse(primary)).Take(Cidr.Parse(secondary)));

    [Theory]
    [InlineData("10.20.0.0/16", null, "")]
    [InlineData("10.20.0.0/16", "100.64.0.0/16", "")]
    [InlineData("10.100.0.0/18", null, "network.cidr")]
    [InlineData("10.101.0.0/16", null, "")]
    [InlineData("172.20.64.0/20", null, "network.cidr")]
    [InlineData("10.20.0.0/16", "10.100.0.0/16", "network.podCidr")]
    [InlineData("172.16.0.0/16", "172.20.0.0/18", "network.podCidr")]
    [InlineData("10.20.0.0/16", "192.168.0.0/16", "network.podCidr")]
    [InlineData("10.100.0.0/18", "172.20.0.0/18", "network.cidr network.podCidr")]
    public void What_eks_has_for_services_and_what_a_vpc_does_not_take_is_refused(string cidr, string? pods, string paths) =>
        Assert.Equal(paths, Paths(AwsNetworkRules.Check(Network(cidr, pods))));

    [Theory]
    [InlineData("10.20.0.0/16", "10.20.64.0/18", "podCidr")]
    [InlineData("10.20.0.0/16", "203.0.0.0/16", "podCidr")]
    [InlineData("10.20.0.0/16", "100.64.0.0/16", "")]
    public void Pods_have_private_addresses_beside_the_network(string cidr, string pods, string paths) =>
        Assert.Equal(paths, Paths(Network(cidr, pods).Check()));

    [Fact]
    public void The_message_names_what_goes_with_the_network()
    {
        var problem = Assert.Single(AwsNetworkRules.Check(Network("10.1.0.0/16", "10.0.0.0/16")));

        Assert.Equal("10.0.0.0/16, with network.cidr: 10.1.0.0/16", problem.Given);
        Assert.StartsWith(
            "a network inside 100.64.0.0/10 or 10.0.0.0/8, and outside 10.0.0.0/16",
            problem.Allowed,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("t3.medium", 6, 18)]
    [InlineData("m7i.large", 12, 36)]
    [InlineData("g5.xlarge", 15, 60)]
    [InlineData("g5.2xlarge", 15, 60)]
    [InlineData("m5zn.3xlarge", 30, 150)]
    [InlineData("m7i.4xlarge", 30, 150)]
    [InlineData("m7i.8xlarge", 30, 240)]
    [InlineData("g5.12xlarge", 50, 350)]
    [InlineData("p5.48xlarge", 50, 350)]
    [InlineData("m7i.metal-24xl", 50, 350)]
    [InlineData("Standard_D4s_v5", 50, 350)]
    public void A_full_node_takes_whole_interfaces_and_one_to_spare(string type, int perInterface, int total) =>
        Assert.Equal(new NodeAddresses(perInterface, total), NodeAddresses.Of(type));

    // Of a /22, 256 addresses in a zone: 5 are kept by AWS, 16 are for the control plane, 8 for a load balancer, 10 for endpoints.
    [Theory]
    [InlineData("10.20.0.0/22", null, 18, "m7i.large", "")]
    [InlineData("10.20.0.0/22", null, 19, "m7i.large", "network.cidr")]
    [InlineData("10.20.0.0/22", null, 9, "g5.xlarge", "")]
    [InlineData("10.20.0.0/22", null, 10, "g5.xlarge", "network.cidr")]
    [InlineData("10.20.0.0/22", "100.64.0.0/22", 21, "g5.xlarge", "")]
    [InlineData("10.20.0.0/22", "100.64.0.0/22", 24, "g5.xlarge", "network.podCidr")]
    [InlineData("10.20.0.0/22", "100.64.0.0/16", 42, "g5.xlarge", "")]
    [InlineData("10.20.0.0/22", "100.64.0.0/16", 43, "g5.xlarge", "network.cidr")]
    [InlineData("10.20.0.0/16", null, 1000, "m7i.large", "")]
    [InlineData("10.20.0.0/16", null, 1000, "m7i.8xlarge", "network.cidr")]
    [InlineData("10.20.0.0/16", "100.64.0.0/16", 1000, "m7i.8xlarge", "network.podCidr")]
    public void Every_node_that_the_pools_may_have_needs_addresses(string cidr, string? pods, int maxNodes, string type, string paths) =>
        Assert.Equal(paths, Paths(AwsNetworkRules.Check(Network(cidr, pods), Region, Cluster(Pools(("gpu", maxNodes, type))))));

    [Fact]
    public void The_pools_are_counted_together_and_by_their_largest_type()
    {
        var network = Network("10.20.0.0/22", null);

        var problem = Assert.Single(
            AwsNetworkRules.Check(network, Region, Cluster(Pools(("system", 6, "m7i.large"), ("batch", 6, "m7i.4xlarge"))))
        );

        Assert.Equal("10.20.0.0/22, with which 217 addresses are left in a zone for nodes and pods", problem.Given);
        Assert.Equal(
            "room for maxNodes of every pool, which take 372 in a zone: batch 2 nodes with up to 150 each, system 2 nodes with up to 36 each",
            problem.Allowed
        );
        Assert.Empty(AwsNetworkRules.Check(network, Region, Cluster(Pools(("system", 6, "m7i.large"), ("batch", 3, "m7i.xlarge")))));
    }

    [Fact]
    public void Without_endpoints_their_addresses_are_for_nodes()
    {
        var network = Network("10.20.0.0/22", null);
        // 150 and two times 36, of 217 with endpoints.
        var pools = Pools(("a", 3, "m7i.4xlarge"), ("b", 6, "m7i.large"));

        Assert.Single(AwsNetworkRules.Check(network, Region, Cluster(pools)));
        Assert.Empty(AwsNetworkRules.Check(network with { InterfaceEndpoints = false }, Region, Cluster(pools)));
    }

    [Theory]
    [InlineData("", Provisioner.Autoscaler, 1, "")]
    [InlineData("a", Provisioner.Autoscaler, 1, "network.cidr")]
    [InlineData("", Provisioner.Autoscaler, 3, "network.cidr")]
    [InlineData("", Provisioner.Karpenter, 3, "")]
    public void A_pool_takes_addresses_where_it_is_and_as_often_as_it_is_bought(
        string zones,
        Provisioner provisioner,
        int kinds,
        string paths
    )
    {
        var pool = new PoolSettings
        {
            MaxNodes = 3,
            InstanceTypes = ["m7i.4xlarge"],
            Zones = zones.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Capacity = [.. new[] { CapacityKind.OnDemand, CapacityKind.Spot, CapacityKind.Reservation }.Take(kinds)],
        };
        var cluster = Cluster(new() { ["a"] = pool }) with { Provisioner = provisioner };

        Assert.Equal(paths, Paths(AwsNetworkRules.Check(Network("10.20.0.0/22", null), Region, cluster)));
    }

    // The rules run beside those on each setting, so what those refuse must not stop them.
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("a,b", int.MaxValue, "network.cidr")]
    public void Whatever_the_pools_they_do_not_throw(string zones, int maxNodes, string paths)
    {
        var network = Network("10.20.0.0/16", null) with { Zones = zones.Split(',', StringSplitOptions.RemoveEmptyEntries) };
        var pools = Pools(("gpu", maxNodes, "p5.48xlarge"));
        pools["none"] = new PoolSettings { MaxNodes = maxNodes };

        Assert.Equal(paths, Paths(AwsNetworkRules.Check(network, Region, Cluster(pools))));
    }

    [Theory]
    [InlineData("10.20.0.0/28", "100.64.0.0/30", "")]
    [InlineData("10.0.0.0/8", "100.64.0.0/16", "a,b")]
    [InlineData("203.0.113.0/32", "0.0.0.0/0", "a,b,c,d,e,f")]
    public void Of_a_network_that_is_wrong_already_nothing_more_is_told(string cidr, string pods, string zones)
    {
        var network = Network(cidr, pods) with { Zones = zones.Split(',', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Empty(AwsNetworkRules.Check(network, Region, Cluster(Pools(("gpu", int.MaxValue, "p5.48xlarge")))));
    }

    private static string Paths(IEnumerable<SettingProblem> problems) => string.Join(' ', problems.Select(p => p.Path));

    private static NetworkSettings Network(string cidr, string? pods) =>
        new()
        {
            Cidr = Cidr.Parse(cidr),
            PodCidr = pods is null ? null : Cidr.Parse(pods),
            Zones = ["a", "b", "c"],
        };

    private static ClusterSettings Cluster(Dictionary<string, PoolSettings> pools) => new() { Version = "1.35", Pools = pools };

    private static Dictionary<string, PoolSettings> Pools(params (string Name, int MaxNodes, string Type)[] pools) =>
        pools.ToDictionary(p => p.Name, p => new PoolSettings { MaxNodes = p.MaxNodes, InstanceTypes = ["t3.small", p.Type] });
}
