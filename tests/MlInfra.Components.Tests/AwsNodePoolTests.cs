using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;
using MlInfra.Components.Training;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>Pools as their cluster declares them.</summary>
public sealed class AwsNodePoolTests
{
    private const string Reservation = "cr-0123456789abcdef0";

    private static readonly PoolSettings Gpu = new()
    {
        InstanceTypes = ["g5.xlarge", "g5.2xlarge"],
        Accelerator = "a10g",
        GpusPerNode = 1,
        MaxNodes = 3,
    };

    [Theory]
    [InlineData(SecurityLevel.Standard, true)]
    [InlineData(SecurityLevel.Standard, false)]
    [InlineData(SecurityLevel.Hardened, true)]
    public async Task Kinds_are_groups_that_the_autoscaler_tries_in_order_and_bounds_together(SecurityLevel level, bool isPreview)
    {
        var pool = Gpu with { Capacity = [CapacityKind.Spot, CapacityKind.OnDemand], MinNodes = 1 };

        var plan = await Planning.Of(() => Declare(level, ("gpu", pool)), isPreview);

        var (spot, steady) = (plan.Named("cluster-pool-gpu-spot"), plan.Named("cluster-pool-gpu-on-demand"));
        Assert.Equal(("SPOT", "ON_DEMAND"), (spot.Text("capacityType"), steady.Text("capacityType")));
        Assert.Equal((1, 3), (spot.Number("scalingConfig.minSize"), spot.Number("scalingConfig.maxSize")));
        Assert.Equal((0, 3), (steady.Number("scalingConfig.minSize"), steady.Number("scalingConfig.maxSize")));
        var values = plan.Named("cluster-autoscaler-release");
        Assert.Equal("priority,least-waste", values.Text("values.extraArgs.expander"));
        Assert.Equal("--gpu-total=gpu:0:3", values.Text("values.customArgs[0]"));
        Assert.Equal("gpu", spot.Text("labels[\"k8s.amazonaws.com/accelerator\"]"));
        Assert.True(plan.Needs("cluster-autoscaler-release", "cluster-pool-gpu-spot"));
    }

    [Fact]
    public async Task Once_it_is_deployed_the_expander_knows_each_scaling_group_by_its_node_group()
    {
        var pool = Gpu with { Capacity = [CapacityKind.OnDemand, CapacityKind.Spot] };

        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", pool)), isPreview: false);

        var values = plan.Named("cluster-autoscaler-release");
        var first = new[] { 0, 1 }.Select(i => values.Text($"values.expanderPriorities[\"40\"][{i}]")).ToList();
        Assert.All(first, pattern => Assert.StartsWith("^eks-", pattern, StringComparison.Ordinal));
        Assert.All(first, pattern => Assert.EndsWith("-", pattern, StringComparison.Ordinal));
        Assert.Contains("cluster-pool-gpu-spot", values.Text("values.expanderPriorities[\"30\"][0]"), StringComparison.Ordinal);
        Assert.Null(values.Inputs.At("values.expanderPriorities[\"20\"]"));
    }

    // The rule that lets a pool be changed without its nodes being replaced.
    [Fact]
    public async Task No_setting_of_a_pool_renames_what_another_pool_or_another_kind_is_made_of()
    {
        var before = await Names(Gpu);
        var after = await Names(
            Gpu with
            {
                Capacity = [CapacityKind.Block, CapacityKind.Reservation, CapacityKind.Spot, CapacityKind.OnDemand],
                Reservations = [Reservation],
                Block = Block(),
                Zones = ["b"],
                Sharing = new() { TimeSlices = 4 },
            }
        );

        Assert.Empty(before.Except(after));
    }

    [Fact]
    public async Task A_reservation_is_the_only_place_that_its_nodes_come_from()
    {
        var pool = Gpu with { Capacity = [CapacityKind.Reservation, CapacityKind.OnDemand], Reservations = [Reservation], Zones = ["b"] };

        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", pool)));

        var template = plan.Named("cluster-pool-gpu-reserved-template");
        Assert.Equal("capacity-reservations-only", template.Text("capacityReservationSpecification.capacityReservationPreference"));
        Assert.Equal(Reservation, template.Text("capacityReservationSpecification.capacityReservationTarget.capacityReservationId"));
        var nodes = plan.Named("cluster-pool-gpu-reserved");
        Assert.Equal("g5.xlarge", nodes.Text("instanceTypes[0]"));
        Assert.Null(nodes.Inputs.At("instanceTypes[1]"));
        Assert.Equal("subnet-2", nodes.Text("subnetIds[0]"));
        Assert.Null(nodes.Inputs.At("subnetIds[1]"));
        Assert.Equal("MINIMAL", nodes.Text("updateConfig.updateStrategy"));
        Assert.Null(plan.Named("cluster-pool-gpu-on-demand-template").Inputs.At("capacityReservationSpecification"));
        Assert.Equal("DEFAULT", plan.Named("cluster-pool-gpu-on-demand").Text("updateConfig.updateStrategy"));
    }

    [Fact]
    public async Task A_resource_group_of_reservations_is_named_by_its_arn()
    {
        const string group = "arn:aws:resource-groups:eu-west-1:123456789012:group/training";
        var pool = Gpu with { Capacity = [CapacityKind.Reservation], Reservations = [group] };

        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", pool)));

        var target = "capacityReservationSpecification.capacityReservationTarget.capacityReservationResourceGroupArn";
        Assert.Equal(group, plan.Named("cluster-pool-gpu-reserved-template").Text(target));
    }

    [Fact]
    public async Task A_block_is_bought_as_a_block_in_its_zone_and_starts_with_no_node()
    {
        var pool = Gpu with { Capacity = [CapacityKind.Block, CapacityKind.OnDemand], Block = Block(), MinNodes = 1 };

        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", pool)));

        var template = plan.Named("cluster-pool-gpu-block-template");
        Assert.Equal("capacity-block", template.Text("instanceMarketOptions.marketType"));
        Assert.Equal("g5.xlarge", template.Text("instanceType"));
        Assert.Equal(Reservation, template.Text("capacityReservationSpecification.capacityReservationTarget.capacityReservationId"));
        var nodes = plan.Named("cluster-pool-gpu-block");
        Assert.Equal("CAPACITY_BLOCK", nodes.Text("capacityType"));
        Assert.Null(nodes.Inputs.At("instanceTypes"));
        Assert.Equal(0, nodes.Number("scalingConfig.minSize"));
        Assert.Equal(("subnet-2", null), (nodes.Text("subnetIds[0]"), nodes.Inputs.At("subnetIds[1]")));
        Assert.Equal(1, plan.Named("cluster-pool-gpu-on-demand").Number("scalingConfig.minSize"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nodes_with_efa_are_close_together_and_talk_among_themselves_only(bool isPreview)
    {
        var pool = Training();

        var plan = await Planning.Of(() => Declare(SecurityLevel.Hardened, ("train", pool)), isPreview);

        var template = plan.Named("cluster-pool-train-on-demand-template");
        Assert.Equal(("efa", 0, 0), Interface(template, 0));
        Assert.Equal(("efa-only", 31, 1), Interface(template, 31));
        Assert.Null(template.Inputs.At("networkInterfaces[32]"));
        Assert.Equal("${cluster-control-plane.vpcConfig.clusterSecurityGroupId}", template.Text("networkInterfaces[31].securityGroups[0]"));
        Assert.Equal("${cluster-pool-train-efa.id}", template.Text("networkInterfaces[31].securityGroups[1]"));
        Assert.Equal("${cluster-pool-train-placement.name}", template.Text("placement.groupName"));
        Assert.Equal("cluster", plan.Named("cluster-pool-train-placement").Text("strategy"));
        Assert.All(
            ["cluster-pool-train-efa-in", "cluster-pool-train-efa-out"],
            rule =>
            {
                Assert.Equal("-1", plan.Named(rule).Text("ipProtocol"));
                Assert.Equal("${cluster-pool-train-efa.id}", plan.Named(rule).Text("securityGroupId"));
                Assert.Equal("${cluster-pool-train-efa.id}", plan.Named(rule).Text("referencedSecurityGroupId"));
                Assert.True(plan.Needs("cluster-pool-train-on-demand", rule));
            }
        );
        var plugin = plan.Named("cluster-efa-release");
        Assert.Equal("aws-efa-k8s-device-plugin", plugin.Text("chart"));
        Assert.Equal("mlinfra.io/efa", plugin.Text("values.supportedInstanceLabels.keys[0]"));
        Assert.Equal("true", plan.Named("cluster-pool-train-on-demand").Text("labels[\"mlinfra.io/efa\"]"));
    }

    [Fact]
    public async Task What_was_reserved_lies_where_it_was_reserved()
    {
        var pool = Training() with { Capacity = [CapacityKind.Block], Block = Block(), Zones = [] };

        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("train", pool)));

        Assert.Empty(plan.OfType("aws:ec2/placementGroup:PlacementGroup"));
        Assert.Equal(("efa", 0, 0), Interface(plan.Named("cluster-pool-train-block-template"), 0));
    }

    [Fact]
    public async Task Without_efa_and_accelerators_there_is_nothing_for_them()
    {
        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard));

        Assert.Empty(plan.OfType("aws:ec2/placementGroup:PlacementGroup"));
        Assert.DoesNotContain(plan.Resources, r => r.Name.Contains("efa", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Resources, r => r.Name == "cluster-eks-node-monitoring-agent");
        var template = plan.Named("cluster-pool-system-on-demand-template");
        Assert.Null(template.Inputs.At("networkInterfaces"));
        Assert.Null(template.Inputs.At("userData"));
        Assert.Null(template.Inputs.At("blockDeviceMappings[0].ebs.throughput"));
    }

    [Fact]
    public async Task Nodes_with_accelerators_are_watched_and_all_nodes_are_repaired()
    {
        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", Gpu)));

        Assert.Equal("v1.6.6-eksbuild.1", plan.Named("cluster-eks-node-monitoring-agent").Text("addonVersion"));
        Assert.All(plan.OfType("aws:eks/nodeGroup:NodeGroup"), g => Assert.True(g.Flag("nodeRepairConfig.enabled")));
        Assert.Equal(500, plan.Named("cluster-pool-gpu-on-demand-template").Number("blockDeviceMappings[0].ebs.throughput"));
        Assert.Equal("STANDARD", plan.Named("cluster-control-plane").Text("upgradePolicy.supportType"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, 90)]
    [InlineData(SecurityLevel.Hardened, 365)]
    public async Task What_the_control_plane_logs_is_kept_by_level_and_has_a_key_that_only_its_log_group_uses(SecurityLevel level, int days)
    {
        var plan = await Planning.Of(() => Declare(level));

        Assert.Equal(days, plan.Named("cluster-logs").Number("retentionInDays"));
        Assert.Equal("${cluster-logs-key.arn}", plan.Named("cluster-logs").Text("kmsKeyId"));
        Assert.Contains(
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/mlinfra-dev/cluster\"",
            plan.Named("cluster-logs-key").Text("policy"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Instance_types_may_be_left_to_the_catalogue()
    {
        var plan = await Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", Gpu with { InstanceTypes = [] })));

        Assert.Equal("g5.xlarge", plan.Named("cluster-pool-gpu-on-demand").Text("instanceTypes[0]"));
        Assert.NotNull(plan.Named("cluster-pool-gpu-on-demand-template").Inputs.At("userData"));
    }

    [Fact]
    public async Task A_zone_that_the_subnets_do_not_have_is_refused_before_the_pool()
    {
        var pool = Gpu with { Zones = ["c"] };

        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Declare(SecurityLevel.Standard, ("gpu", pool))));

        Assert.Contains("cluster-pool-gpu", failure.Message, StringComparison.Ordinal);
        Assert.Contains("without c", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gpu_operator_divides_and_takes_turns_as_pools_say()
    {
        AcceleratorPool[] pools =
        [
            new("parts", "h100", 8, 1) { Sharing = new() { Mig = "3g.40gb" } },
            new("turns", "l4", 1, 1) { Sharing = new() { TimeSlices = 4 } },
            new("fast", "h200", 8, 2) { Efa = true },
        ];

        var plan = await Planning.Of(() => Operator(pools));

        var values = plan.Named("operator");
        Assert.Equal("single", values.Text("values.mig.strategy"));
        Assert.True(values.Flag("values.migManager.enabled"));
        Assert.Equal("all-disabled", values.Text("values.migManager.config.default"));
        Assert.Equal("WITH_REBOOT", values.Text("values.migManager.env[0].name"));
        Assert.Equal("MOFED_ENABLED", values.Text("values.devicePlugin.env[0].name"));
        Assert.True(values.Flag("values.devicePlugin.config.create"));
        Assert.Equal("whole", values.Text("values.devicePlugin.config.default"));
        Assert.Equal("version: v1\n", values.Text("values.devicePlugin.config.data.whole"));
        Assert.Contains(
            "    replicas: 4\n",
            values.Text("values.devicePlugin.config.data[\"time-slices-4\"]").Replace("  replicas", "replicas", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_sharing_accelerators_are_given_out_whole()
    {
        var plan = await Planning.Of(() => Operator([new("gpu", "a10g", 1, 3)]));

        var values = plan.Named("operator");
        Assert.False(values.Flag("values.migManager.enabled"));
        Assert.Null(values.Inputs.At("values.devicePlugin.config"));
        Assert.Null(values.Inputs.At("values.devicePlugin.env"));
    }

    private static (string Type, double Card, double Device) Interface(PlannedResource template, int index)
    {
        var path = $"networkInterfaces[{index}]";
        return (
            template.Text($"{path}.interfaceType"),
            template.Number($"{path}.networkCardIndex"),
            template.Number($"{path}.deviceIndex")
        );
    }

    private static async Task<List<string>> Names(PoolSettings pool)
    {
        var plan = await Planning.Of(() =>
            Declare(
                SecurityLevel.Standard,
                ("gpu", pool),
                ("other", Gpu with { Accelerator = "t4", InstanceTypes = ["g4dn.xlarge", "g4dn.2xlarge"] })
            )
        );
        return [.. plan.Resources.Select(r => r.Name)];
    }

    private static Pulumi.Kubernetes.Helm.V3.Release Operator(IReadOnlyList<AcceleratorPool> pools) =>
        new(
            "operator",
            new Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs
            {
                Chart = "chart",
                Values = GpuOperatorValues.Of(new GpuNodeImage(HasDriver: true, HasToolkit: true), pools, null),
            }
        );

    private static PoolSettings Training() =>
        new()
        {
            InstanceTypes = ["p5.48xlarge"],
            Accelerator = "h100",
            GpusPerNode = 8,
            MaxNodes = 4,
            Zones = ["b"],
            Efa = true,
        };

    private static CapacityBlockSettings Block() =>
        new()
        {
            Reservation = Reservation,
            Start = "2026-12-01",
            End = "2026-12-15",
            Zone = "b",
        };

    private static AwsCluster Declare(SecurityLevel level, params (string Name, PoolSettings Pool)[] pools)
    {
        var all = pools.ToDictionary(p => p.Name, p => p.Pool);
        all["system"] = new()
        {
            InstanceTypes = ["m7i.large"],
            MinNodes = 2,
            MaxNodes = 4,
        };
        var account = new Pulumi.Aws.Provider("account", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" });
        return new AwsCluster(
            "cluster",
            new AwsClusterArgs
            {
                Names = new AwsNames("dev", "123456789012", "eu-west-1"),
                Hardening = Hardening.For(level),
                Clients = [Cidr.Parse("10.20.0.0/16")],
                SubnetIds = { "subnet-1", "subnet-2" },
                Zones = ["a", "b"],
                Settings = new ClusterSettings { Version = "1.35", Pools = all },
            },
            new ComponentResourceOptions { Provider = account }
        );
    }
}
