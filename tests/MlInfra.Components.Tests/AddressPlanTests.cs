using FsCheck;
using FsCheck.Fluent;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

public sealed class AddressPlanTests
{
    private static readonly string[] ThreeZones = ["a", "b", "c"];

    private static readonly Config Deterministic = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121, 9);

    // Any network of the sizes that are legal, anywhere in 10.0.0.0/8 or 100.64.0.0/10.
    private static readonly Arbitrary<(Cidr Network, Cidr Pods)> Networks = Arb.From(
        from size in Gen.Choose(16, 22)
        from at in Gen.Choose(0, int.MaxValue)
        from podSize in Gen.Choose(16, 22)
        from podAt in Gen.Choose(0, int.MaxValue)
        select (Part("10.0.0.0/8", size, at), Part("100.64.0.0/10", podSize, podAt))
    );

    [Theory]
    [InlineData(
        "10.20.0.0/16",
        "10.20.0.0/18,10.20.64.0/18,10.20.128.0/18",
        "10.20.192.0/21,10.20.200.0/21,10.20.208.0/21",
        "10.20.224.0/21,10.20.232.0/21,10.20.240.0/21"
    )]
    [InlineData(
        "172.16.0.0/20",
        "172.16.0.0/22,172.16.4.0/22,172.16.8.0/22",
        "172.16.12.0/25,172.16.12.128/25,172.16.13.0/25",
        "172.16.14.0/25,172.16.14.128/25,172.16.15.0/25"
    )]
    [InlineData(
        "10.20.0.0/22",
        "10.20.0.0/24,10.20.1.0/24,10.20.2.0/24",
        "10.20.3.0/27,10.20.3.32/27,10.20.3.64/27",
        "10.20.3.128/27,10.20.3.160/27,10.20.3.192/27"
    )]
    public void A_network_is_divided_into_quarters_and_the_last_one_into_eighths(
        string network,
        string privateSubnets,
        string publicSubnets,
        string isolatedSubnets
    )
    {
        var zones = AddressPlan.Of(Cidr.Parse(network), ThreeZones);

        Assert.Equal(privateSubnets, string.Join(',', zones.Select(z => z.Private)));
        Assert.Equal(publicSubnets, string.Join(',', zones.Select(z => z.Public)));
        Assert.Equal(isolatedSubnets, string.Join(',', zones.Select(z => z.Isolated)));
        Assert.All(zones, z => Assert.Null(z.Pods));
    }

    [Theory]
    [InlineData("100.64.0.0/16", "100.64.0.0/18,100.64.64.0/18,100.64.128.0/18")]
    [InlineData("100.64.4.0/22", "100.64.4.0/24,100.64.5.0/24,100.64.6.0/24")]
    public void Pods_have_a_quarter_of_their_own_network_in_each_zone(string pods, string subnets)
    {
        var network = Cidr.Parse("10.20.0.0/22");
        var zones = AddressPlan.Of(network, ThreeZones, Cidr.Parse(pods));

        Assert.Equal(subnets, string.Join(',', zones.Select(z => z.Pods)));
        Assert.Equal(AddressPlan.Of(network, ThreeZones), zones.Select(z => z with { Pods = null }));
    }

    [Fact]
    public void Whatever_the_network_its_subnets_are_disjoint_and_inside_it_and_stay_when_a_zone_is_added() =>
        Check.One(
            Deterministic,
            Prop.ForAll(
                Networks,
                networks =>
                {
                    var (network, pods) = networks;
                    var zones = AddressPlan.Of(network, ThreeZones, pods);
                    Cidr[] own = [.. zones.SelectMany(z => new[] { z.Public, z.Private, z.Isolated })];
                    Cidr[] all = [.. own, .. zones.Select(z => z.Pods!.Value)];

                    Assert.All(own, s => Assert.True(network.Contains(s)));
                    Assert.All(zones, z => Assert.True(pods.Contains(z.Pods!.Value)));
                    Assert.All(all, s => Assert.Single(all, s.Overlaps));
                    Assert.Equal(AddressPlan.Of(network, ThreeZones[..2], pods), zones.Take(2));
                }
            )
        );

    [Fact]
    public void Whatever_the_network_each_subnet_is_as_large_as_what_it_holds() =>
        Check.One(
            Deterministic,
            Prop.ForAll(
                Networks,
                networks =>
                {
                    var (network, pods) = networks;
                    Assert.All(
                        AddressPlan.Of(network, ThreeZones, pods),
                        z =>
                        {
                            // AWS keeps five addresses of each. Public: a NAT gateway and eight for each of two load balancers.
                            Assert.InRange(z.Public.Size - 5, 17, int.MaxValue);
                            // A database, its standby and what takes its place.
                            Assert.InRange(z.Isolated.Size - 5, 3, int.MaxValue);
                            // A quarter each, which is what the rule on addresses counts with.
                            Assert.Equal(AddressPlan.SizeOfQuarter(network), z.Private.Size);
                            Assert.Equal(AddressPlan.SizeOfQuarter(pods), z.Pods!.Value.Size);
                            // AWS takes no subnet outside of these.
                            Assert.InRange(z.Isolated.PrefixLength, 16, 28);
                        }
                    );
                }
            )
        );

    private static Cidr Part(string range, int size, int at)
    {
        var whole = Cidr.Parse(range);
        return whole.Subnet(size, at % (1 << (size - whole.PrefixLength)));
    }
}
