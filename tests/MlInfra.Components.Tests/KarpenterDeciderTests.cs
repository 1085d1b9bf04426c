using MlInfra.Components.Cluster;

namespace MlInfra.Components.Tests;

public sealed class KarpenterDeciderTests
{
    private const string Od = "on-demand";

    // One NodePool as long as the order is Karpenter's own, another one where it is not.
    [Theory]
    [InlineData("", "p-on-demand 8 40 on-demand")]
    [InlineData("spot", "p-spot 8 40 spot")]
    [InlineData("spot on-demand", "p-spot 8 40 spot,on-demand")]
    [InlineData("reservation on-demand", "p-reserved 8 40 reserved,on-demand")]
    [InlineData("block spot on-demand", "p-block 8 40 reserved,spot,on-demand")]
    [InlineData("on-demand spot", "p-on-demand 4 40 on-demand", "p-spot 4 30 spot")]
    [InlineData("block reservation on-demand", "p-block 4 40 reserved", "p-reserved 4 30 reserved,on-demand")]
    [InlineData("on-demand spot reservation", "p-on-demand 3 40 on-demand", "p-spot 3 30 spot", "p-reserved 2 20 reserved")]
    public void An_order_takes_as_few_node_pools_as_keep_it(string capacity, params string[] expected)
    {
        var shares = KarpenterShare.Of("p", Pool(capacity) with { MaxNodes = 8 });

        Assert.Equal(expected, shares.Select(s => $"{s.Name} {s.MaxNodes} {s.Weight} {string.Join(',', s.CapacityTypes)}"));
    }

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(2, 5, 3)]
    [InlineData(4, 4, 0)]
    public void It_makes_what_a_pool_may_have_beyond_what_always_runs(int minNodes, int maxNodes, int made)
    {
        var shares = KarpenterShare.Of("p", Pool("on-demand spot") with { MinNodes = minNodes, MaxNodes = maxNodes });

        Assert.Equal(made, shares.Sum(s => s.MaxNodes));
        Assert.DoesNotContain(shares, s => s.MaxNodes == 0);
    }

    [Fact]
    public void Each_part_has_the_types_zones_and_reservations_of_its_ways()
    {
        var pool = Pool("block reservation on-demand") with { MaxNodes = 8, Zones = ["a", "b"] };
        var shares = KarpenterShare.Of("p", pool);

        Assert.Equal(["g5.xlarge"], shares[0].InstanceTypes);
        Assert.Equal(["b"], shares[0].Zones);
        Assert.Equal(["cr-0123456789abcdef2"], shares[0].Reservations(pool));
        Assert.Equal(["g5.xlarge", "g5.2xlarge"], shares[1].InstanceTypes);
        Assert.Equal(["a", "b"], shares[1].Zones);
        Assert.Equal(["cr-0123456789abcdef0", "cr-0123456789abcdef1"], shares[1].Reservations(pool));
    }

    [Fact]
    public void What_was_reserved_and_what_lies_close_together_are_not_of_one_class()
    {
        var shares = KarpenterShare.Of("p", Pool("reservation spot on-demand") with { Efa = true, Zones = ["a"] });

        Assert.Equal(["p-reserved", "p-spot"], shares.Select(s => s.Name));
        Assert.Equal([true, false], shares.Select(s => s.IsReserved));
    }

    [Theory]
    [InlineData("spot on-demand", 0, null)]
    [InlineData("spot on-demand", 2, "spot")]
    [InlineData("block on-demand", 1, Od)]
    public void What_always_runs_is_bought_as_the_pool_buys_first(string capacity, int minNodes, string? kind)
    {
        var managed = KarpenterShare.Managed(Pool(capacity) with { MinNodes = minNodes });

        Assert.Equal(kind, managed is null ? null : PoolGroup.Of(managed).Single().Role);
        Assert.Empty(managed?.Check() ?? []);
    }

    [Theory]
    [InlineData("m7i.large", 2, 8)]
    [InlineData("m7i-flex.xlarge", 4, 16)]
    [InlineData("c6a.4xlarge", 16, 32)]
    [InlineData("r5d.24xlarge", 96, 768)]
    [InlineData("g5.2xlarge", 8, 32)]
    [InlineData("m5.metal", null, null)]
    [InlineData("m4.xlarge", null, null)]
    [InlineData("t3.large", null, null)]
    [InlineData("x2idn.xlarge", null, null)]
    public void The_size_of_a_type_is_known_or_it_is_not(string type, int? vcpus, int? memoryGiB)
    {
        var size = NodeLimits.SizeOf(type);

        Assert.Equal(vcpus, size?.Vcpus);
        Assert.Equal(memoryGiB, size?.MemoryGiB);
    }

    [Fact]
    public void Every_type_of_the_catalogue_that_aws_has_a_name_for_has_a_size() =>
        Assert.All(AcceleratorCatalogue.Instances, i => Assert.Equal(i.Vcpus, NodeLimits.SizeOf(i.Type)?.Vcpus));

    [Fact]
    public void Limits_are_on_processors_memory_and_accelerators_and_together_no_more_than_the_pool()
    {
        var pool = Pool("on-demand spot") with { MaxNodes = 5 };
        var limits = KarpenterShare.Of("p", pool).Select(s => NodeLimits.Of(pool, s)).ToList();

        Assert.Equal(["24", "16"], limits.Select(l => l["cpu"]));
        Assert.Equal(["96Gi", "64Gi"], limits.Select(l => l["memory"]));
        Assert.Equal(["3", "2"], limits.Select(l => l["nvidia.com/gpu"]));
    }

    [Fact]
    public void Training_goes_on_until_its_node_is_empty()
    {
        var disruption = KarpenterDisruption.Of(Pool("spot"));

        Assert.Equal("WhenEmpty", disruption.Policy);
        Assert.Equal("Never", disruption.ExpireAfter);
        Assert.Contains(new DisruptionBudget("1", "Drifted"), disruption.Budgets);
    }

    [Fact]
    public void Nodes_for_everything_else_are_used_well_and_grow_no_older_than_their_image()
    {
        var disruption = KarpenterDisruption.Of(Plain);

        Assert.Equal("WhenEmptyOrUnderutilized", disruption.Policy);
        Assert.Equal("720h", disruption.ExpireAfter);
        Assert.Equal([new DisruptionBudget("1", null)], disruption.Budgets);
    }

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 3, 1)]
    public void There_are_no_more_controllers_than_nodes_that_always_run(int wanted, int nodes, int replicas) =>
        Assert.Equal(
            replicas,
            KarpenterValues.Replicas(
                wanted,
                new Dictionary<string, PoolSettings>
                {
                    ["system"] = Plain with { MinNodes = nodes },
                    ["gpu"] = Pool("spot") with { MinNodes = 3 },
                }
            )
        );

    public static TheoryData<PoolSettings, string, string> Refused =>
        new()
        {
            { Plain with { InstanceTypes = ["t3.large"] }, "instanceTypes", "t3.large" },
            { Plain with { InstanceTypes = [] }, "instanceTypes", "none" },
            { Pool("on-demand spot") with { MaxNodes = 1 }, "maxNodes", "1" },
            {
                Pool("reservation") with
                {
                    Reservations = ["arn:aws:resource-groups:eu-west-1:123456789012:group/gpus"],
                },
                "reservations",
                "arn:aws:resource-groups:eu-west-1:123456789012:group/gpus"
            },
            { Pool("spot") with { Sharing = new SharingSettings { TimeSlices = 4 } }, "sharing", "set" },
            { Pool("on-demand") with { Efa = true, Zones = ["a"], MinNodes = 2 }, "minNodes", "2" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_it_cannot_honour_is_refused_with_what_to_do_instead(PoolSettings pool, string path, string given)
    {
        var problem = Assert.Single(KarpenterRules.Check(new Dictionary<string, PoolSettings> { ["p"] = pool }));

        Assert.Equal($"pools.p.{path}", problem.Path);
        Assert.Equal(given, problem.Given);
        Assert.Contains("provisioner: karpenter", problem.Allowed, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void Nothing_is_refused_of_nodes_that_always_run() =>
        Assert.Empty(
            KarpenterRules.Check(
                new Dictionary<string, PoolSettings>
                {
                    ["p"] = Pool("spot") with
                    {
                        MinNodes = 4,
                        Sharing = new SharingSettings { TimeSlices = 4 },
                    },
                }
            )
        );

    private static PoolSettings Plain => new() { InstanceTypes = ["m7i.large"], MaxNodes = 4 };

    private static PoolSettings Pool(string capacity)
    {
        var kinds = capacity
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(k =>
                k switch
                {
                    "spot" => CapacityKind.Spot,
                    "reservation" => CapacityKind.Reservation,
                    "block" => CapacityKind.Block,
                    _ => CapacityKind.OnDemand,
                }
            )
            .ToList();
        return new()
        {
            Accelerator = "a10g",
            GpusPerNode = 1,
            InstanceTypes = ["g5.xlarge", "g5.2xlarge"],
            MaxNodes = 4,
            Capacity = kinds,
            Reservations = kinds.Contains(CapacityKind.Reservation) ? ["cr-0123456789abcdef0", "cr-0123456789abcdef1"] : [],
            Block = kinds.Contains(CapacityKind.Block)
                ? new CapacityBlockSettings
                {
                    Reservation = "cr-0123456789abcdef2",
                    Start = "2026-12-01",
                    End = "2026-12-08",
                    Zone = "b",
                }
                : null,
        };
    }
}
