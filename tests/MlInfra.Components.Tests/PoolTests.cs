using System.Text;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

public sealed class PoolTests
{
    private const string Reservation = "cr-0123456789abcdef0";
    private const string Group = "arn:aws:resource-groups:eu-west-1:123456789012:group/training";

    [Theory]
    [InlineData("", "on-demand 40 2")]
    [InlineData("OnDemand", "on-demand 40 2")]
    [InlineData("Spot,OnDemand", "spot 40 2|on-demand 30 0")]
    [InlineData("OnDemand,Spot", "on-demand 40 2|spot 30 0")]
    [InlineData("Block,Reservation,OnDemand,Spot", "block 40 0|reserved 30 2|on-demand 20 0|spot 10 0")]
    public void Each_kind_is_a_group_tried_in_order_and_the_first_that_is_always_there_holds_what_always_runs(string kinds, string groups)
    {
        var pool = Pool(kinds) with { MinNodes = 2 };

        Assert.Equal(groups, string.Join('|', PoolGroup.Of(pool).Select(g => $"{g.Role} {g.Priority} {g.MinNodes}")));
    }

    [Theory]
    [InlineData(CapacityKind.OnDemand, "ON_DEMAND", 2)]
    [InlineData(CapacityKind.Spot, "SPOT", 2)]
    [InlineData(CapacityKind.Reservation, "ON_DEMAND", 1)]
    [InlineData(CapacityKind.Block, "CAPACITY_BLOCK", 1)]
    public void What_is_reserved_is_of_the_first_instance_type(CapacityKind kind, string capacityType, int types)
    {
        var group = PoolGroup.Of(Pool($"{kind}")).Single();

        Assert.Equal((capacityType, types, "g5.xlarge"), (group.CapacityType, group.InstanceTypes.Count, group.InstanceTypes[0]));
    }

    // Names are by kind alone, so no setting of a pool can rename a group.
    [Fact]
    public void A_group_has_the_same_name_whatever_else_the_pool_says()
    {
        var names = new[] { "Spot", "OnDemand,Spot", "Spot,OnDemand", "Reservation,Spot" }.Select(kinds =>
            PoolGroup.Of(Pool(kinds)).Single(g => g.Kind == CapacityKind.Spot).Role
        );

        Assert.All(names, name => Assert.Equal("spot", name));
    }

    [Theory]
    [InlineData("a,b,c", "", null)]
    [InlineData("a,b,c", "b", "1")]
    [InlineData("a,b,c", "c,a", "0,2")]
    public void Nodes_are_in_the_subnets_of_their_zones(string zones, string wanted, string? places)
    {
        var group = PoolGroup.Of(Pool("OnDemand") with { Zones = Split(wanted) }).Single();

        var found = PoolPlaces.Of(Split(zones), group);

        Assert.Equal(places, found is null ? null : string.Join(',', found));
    }

    [Fact]
    public void A_block_is_in_its_own_zone() => Assert.Equal(["b"], PoolGroup.Of(Pool("Block,OnDemand"))[0].Zones);

    [Theory]
    [InlineData("Spot,Spot", "capacity")]
    [InlineData("OnDemand,Spot,Reservation,Block", "")]
    public void Each_kind_is_named_once(string kinds, string paths) => AssertProblems(Pool(kinds), paths);

    [Theory]
    [InlineData("Spot", "m7i.large", "instanceTypes")]
    [InlineData("OnDemand,Spot", "m7i.large", "instanceTypes")]
    [InlineData("OnDemand", "m7i.large", "")]
    [InlineData("Spot", "m7i.large,m7i.large", "instanceTypes")]
    [InlineData("Spot", "m7i.large,m6i.large", "")]
    [InlineData("Spot", "Standard_NC24ads_A100_v4", "")]
    public void Spot_takes_several_instance_types(string kinds, string types, string paths) =>
        AssertProblems(Pool(kinds) with { Accelerator = null, GpusPerNode = 0, InstanceTypes = Split(types) }, paths);

    [Theory]
    [InlineData("Reservation", "", "reservations")]
    [InlineData("OnDemand", Reservation, "reservations")]
    [InlineData("Reservation", Reservation, "")]
    [InlineData("Reservation", Group, "")]
    [InlineData("Reservation", $"{Reservation},{Reservation}", "reservations")]
    public void A_reservation_and_its_kind_go_together(string kinds, string reservations, string paths) =>
        AssertProblems(Pool(kinds) with { Reservations = Split(reservations) }, paths);

    [Theory]
    [InlineData("OnDemand", "")]
    [InlineData("Spot", "")]
    [InlineData("Spot,Reservation", "instanceTypes")]
    [InlineData("Block,OnDemand", "instanceTypes")]
    public void What_was_reserved_is_of_a_type_that_is_named(string kinds, string paths) =>
        AssertProblems(Pool(kinds) with { InstanceTypes = [] }, paths);

    [Theory]
    [InlineData("2026-12-01", "2026-12-02", "")]
    [InlineData("2026-12-01", "2027-06-01", "")]
    [InlineData("2026-12-01", "2027-06-02", "block.end")]
    [InlineData("2026-12-01", "2026-12-01", "block.end")]
    [InlineData("2026-12-15", "2026-12-01", "block.end")]
    [InlineData("2026-02-30", "2026-12-01", "block.start")]
    [InlineData("2026-12-01", "2026-13-01", "block.end")]
    public void A_block_ends_after_it_starts_and_lasts_as_long_as_blocks_do(string start, string end, string paths) =>
        AssertProblems(Pool("Block,OnDemand") with { Block = Block(start, end) }, paths);

    [Fact]
    public void A_block_is_refused_where_it_cannot_be()
    {
        AssertProblems(Pool("Block,OnDemand") with { Block = null }, "block");
        AssertProblems(Pool("OnDemand") with { Block = Block() }, "block");
        AssertProblems(Pool("Block") with { InstanceTypes = ["g5.xlarge"] }, "");
        AssertProblems(Pool("Block"), "instanceTypes");
        AssertProblems(Pool("Block") with { InstanceTypes = ["g5.xlarge"], MinNodes = 1 }, "minNodes");
        AssertProblems(Pool("Block,OnDemand") with { MinNodes = 1 }, "");
        AssertProblems(Pool("Block,OnDemand") with { Zones = ["a", "c"] }, "block.zone");
        AssertProblems(Pool("Block,OnDemand") with { Accelerator = null, GpusPerNode = 0 }, "capacity");
    }

    [Theory]
    [InlineData("a10g", null, 4, "")]
    [InlineData("a10g", "1g.10gb", null, "sharing.mig")]
    [InlineData("a100-40", "1g.5gb", null, "")]
    [InlineData("a100-40", "3g.40gb", null, "sharing.mig")]
    [InlineData("a100-80", "3g.40gb", null, "")]
    [InlineData("h100", "7g.80gb", null, "")]
    [InlineData("h200", "3g.71gb", null, "")]
    [InlineData("b200", "4g.90gb", null, "")]
    [InlineData("h100", "3g.40gb", 2, "sharing")]
    [InlineData("h100", null, null, "sharing")]
    public void Accelerators_are_shared_in_one_way_that_they_have(string accelerator, string? mig, int? slices, string paths) =>
        AssertProblems(
            Pool("OnDemand") with
            {
                Accelerator = accelerator,
                Sharing = new SharingSettings { Mig = mig, TimeSlices = slices },
            },
            paths
        );

    [Theory]
    [InlineData("a100-40", "1g.10gb", null, 4)]
    [InlineData("a100-80", "1g.10gb", null, 7)]
    [InlineData("h200", "2g.35gb", null, 3)]
    [InlineData("b200", "7g.180gb", null, 1)]
    [InlineData("l4", null, 6, 6)]
    [InlineData("l4", null, null, 1)]
    public void A_shared_accelerator_counts_as_the_pods_that_it_serves(string accelerator, string? mig, int? slices, int parts)
    {
        var sharing = mig is null && slices is null ? null : new SharingSettings { Mig = mig, TimeSlices = slices };
        var pool = Pool("OnDemand") with { Accelerator = accelerator, GpusPerNode = 8, Sharing = sharing };

        Assert.Equal(parts, GpuSharing.Parts(accelerator, sharing));
        Assert.Equal(8 * parts, PoolNodes.PodsWithGpu(pool));
        Assert.Equal(8 * parts * 3, new AcceleratorPool("p", accelerator, 8, 3) { Sharing = sharing }.MaxGpus);
        Assert.Contains(
            new ScalingTag("resource-nvidia-com-gpu", ResourceTag("nvidia.com/gpu"), $"{8 * parts}"),
            PoolNodes.ScalingTags("p", pool)
        );
    }

    // A kind that the catalogue knows to be divisible has profiles, and no other has.
    [Fact]
    public void The_catalogue_and_the_profiles_agree_on_what_can_be_divided() =>
        Assert.Equal(
            AcceleratorCatalogue.Kinds.Where(k => k.Mig).Select(k => k.Name).Order(StringComparer.Ordinal),
            GpuSharing.Divisible.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Nodes_say_how_their_accelerators_are_shared()
    {
        Assert.Equal("all-3g.40gb", Labels(new() { Mig = "3g.40gb" })[GpuSharing.MigLabel]);
        Assert.Equal("time-slices-4", Labels(new() { TimeSlices = 4 })[GpuSharing.DevicePluginLabel]);
        Assert.DoesNotContain(Labels(null).Keys, k => k.StartsWith("nvidia.com/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p5.48xlarge", "a", 2, "")]
    [InlineData("p5.48xlarge,p5e.48xlarge", "a", 2, "")]
    [InlineData("p5.48xlarge,p5en.48xlarge", "a", 2, "instanceTypes")]
    [InlineData("g5.xlarge", "a", 2, "instanceTypes")]
    [InlineData("x9.unknown", "a", 2, "instanceTypes")]
    [InlineData("p5.48xlarge", "a,b", 2, "zones")]
    [InlineData("p5.48xlarge", "", 2, "zones")]
    [InlineData("p5.48xlarge", "a", 1, "efa")]
    public void Efa_takes_several_nodes_in_one_zone_of_types_alike_in_it(string types, string zones, int maxNodes, string paths) =>
        AssertProblems(Training() with { InstanceTypes = Split(types), Zones = Split(zones), MaxNodes = maxNodes }, paths);

    [Fact]
    public void Efa_is_refused_without_accelerators_and_with_shared_ones_and_a_block_has_its_zone()
    {
        AssertProblems(Training() with { Accelerator = null, GpusPerNode = 0 }, "efa");
        AssertProblems(Training() with { Sharing = new() { TimeSlices = 2 } }, "efa");
        AssertProblems(Training() with { Zones = [], Capacity = [CapacityKind.Block], Block = Block() }, "");
        AssertProblems(Training() with { Zones = [], Capacity = [CapacityKind.Block, CapacityKind.OnDemand], Block = Block() }, "zones");
    }

    [Theory]
    [InlineData("p5.48xlarge", 32)]
    [InlineData("p4d.24xlarge", 4)]
    [InlineData("g6.12xlarge", 1)]
    public void Each_network_card_has_one_interface_and_only_the_first_has_addresses(string type, int cards)
    {
        var pool = Training() with { InstanceTypes = [type] };

        var interfaces = EfaInterfaces.Of(EfaInterfaces.Count(pool));

        Assert.Equal(new EfaInterface(0, 0, "efa"), interfaces[0]);
        Assert.Equal(Enumerable.Range(1, cards - 1).Select(card => new EfaInterface(card, 1, "efa-only")), interfaces.Skip(1));
        Assert.Contains(
            new ScalingTag("resource-vpc-amazonaws-com-efa", ResourceTag("vpc.amazonaws.com/efa"), $"{cards}"),
            PoolNodes.ScalingTags("p", pool)
        );
        Assert.Equal(0, EfaInterfaces.Count(pool with { Efa = false }));
    }

    [Theory]
    [InlineData("g5.xlarge", 100, true, 197)]
    [InlineData("g5.xlarge,g5.2xlarge", 100, true, 197)]
    [InlineData("g5.xlarge,x9.unknown", 100, false, 85)]
    [InlineData("m7i.large", 200, false, 170)]
    public void Pods_get_the_disks_of_their_node_where_all_types_have_them(string types, int diskGiB, bool isLocal, int ephemeralGiB)
    {
        var pool = Pool("OnDemand") with { InstanceTypes = Split(types), DiskGiB = diskGiB };

        Assert.Equal((isLocal, ephemeralGiB), (PoolDisks.HasLocalDisks(pool), PoolDisks.EphemeralGiB(pool)));
        Assert.Equal(isLocal, PoolDisks.UserData(pool) is not null);
    }

    [Fact]
    public void What_a_node_is_told_is_a_document_of_several_parts_that_nodeadm_reads()
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(PoolDisks.UserData(Pool("OnDemand"))!));

        Assert.StartsWith(
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"BOUNDARY\"\n\n--BOUNDARY\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Content-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("    localStorage:\n      strategy: RAID0\n--BOUNDARY--\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("198.51.0.0/16", "")]
    [InlineData("10.0.0.0/16", "apiExposedTo")]
    [InlineData("203.0.113.0/24", "")]
    [InlineData("10.0.0.0/15", "apiExposedTo")]
    [InlineData("0.0.0.0/0", "apiExposedTo")]
    public void The_api_is_never_open_to_everybody(string network, string paths) =>
        Assert.Equal(Split(paths), (Cluster() with { ApiExposedTo = [Cidr.Parse(network)] }).Check().Select(p => p.Path));

    [Fact]
    public void What_the_cluster_itself_needs_runs_in_two_zones()
    {
        Assert.Equal(["pools"], Cluster(("system", System() with { Zones = ["a"] })).Check().Select(p => p.Path));
        Assert.Empty(Cluster(("system", System() with { Zones = ["a", "b"] })).Check());
    }

    [Fact]
    public void Pools_of_one_accelerator_share_it_alike()
    {
        var shared = Pool("OnDemand") with { Sharing = new() { TimeSlices = 2 } };

        Assert.Equal(["pools.one.sharing"], Cluster(("one", Pool("OnDemand")), ("two", shared)).Check().Select(p => p.Path));
        Assert.Empty(Cluster(("one", shared), ("two", shared with { Sharing = new() { TimeSlices = 2 } })).Check());
    }

    [Theory]
    [InlineData(Reservation, "b", "")]
    [InlineData(Reservation, "", "pools.gpu.zones")]
    [InlineData(Reservation, "a,b", "pools.gpu.zones")]
    [InlineData(Group, "", "")]
    [InlineData($"{Reservation},{Group}", "b", "pools.gpu.reservations")]
    public void A_node_group_takes_its_nodes_from_one_place(string reservations, string zones, string paths)
    {
        var pool = Pool("Reservation,OnDemand") with { Reservations = Split(reservations), Zones = Split(zones) };

        Assert.Equal(Split(paths), Cluster(("gpu", pool)).Check().Select(p => p.Path));
    }

    [Fact]
    public void A_pool_names_zones_of_the_network()
    {
        var pools = new Dictionary<string, PoolSettings>
        {
            ["all"] = System(),
            ["some"] = System() with { Zones = ["a", "d"] },
            ["block"] = Pool("Block,OnDemand"),
        };

        Assert.Equal(
            ["cluster.pools.block.block.zone", "cluster.pools.some.zones"],
            ClusterRules.Zones(["a", "c"], pools).Select(p => p.Path)
        );
        Assert.Empty(ClusterRules.Zones(["a", "b", "d"], pools));
    }

    private static void AssertProblems(PoolSettings pool, string paths) =>
        Assert.Equal(Split(paths), pool.Check().Select(p => p.Path).Distinct());

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string ResourceTag(string resource) => $"k8s.io/cluster-autoscaler/node-template/resources/{resource}";

    private static IReadOnlyDictionary<string, string> Labels(SharingSettings? sharing) =>
        PoolNodes.Labels("p", Pool("OnDemand") with { Accelerator = "a100-80", Sharing = sharing });

    private static CapacityBlockSettings Block(string start = "2026-12-01", string end = "2026-12-15") =>
        new()
        {
            Reservation = Reservation,
            Start = start,
            End = end,
            Zone = "b",
        };

    private static ClusterSettings Cluster(params (string Name, PoolSettings Pool)[] pools)
    {
        var all = pools.ToDictionary(p => p.Name, p => p.Pool);
        all.TryAdd("system", System());
        return new() { Version = "1.35", Pools = all };
    }

    private static PoolSettings System() =>
        new()
        {
            InstanceTypes = ["m7i.large"],
            MinNodes = 2,
            MaxNodes = 4,
        };

    private static PoolSettings Training() =>
        new()
        {
            InstanceTypes = ["p5.48xlarge"],
            Accelerator = "h100",
            GpusPerNode = 8,
            MaxNodes = 4,
            Zones = ["a"],
            Efa = true,
        };

    // With whatever its kinds ask for.
    private static PoolSettings Pool(string kinds) =>
        new()
        {
            InstanceTypes = ["g5.xlarge", "g5.2xlarge"],
            Accelerator = "a10g",
            GpusPerNode = 1,
            MaxNodes = 4,
            Capacity = [.. Split(kinds).Select(Enum.Parse<CapacityKind>)],
            Reservations = kinds.Contains("Reservation", StringComparison.Ordinal) ? [Reservation] : [],
            Block = kinds.Contains("Block", StringComparison.Ordinal) ? Block() : null,
        };
}
