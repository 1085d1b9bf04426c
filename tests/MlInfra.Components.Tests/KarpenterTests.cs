using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Tests;

public sealed class KarpenterTests
{
    private const string Gpu = "cluster-karpenter-pool-gpu-spot";

    private static readonly string[] Kinds = ["kubernetes:karpenter.sh/v1:NodePool", "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_always_runs_is_a_node_group_and_all_else_is_made_by_karpenter(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var group = Assert.Single(plan.OfType("aws:eks/nodeGroup:NodeGroup"));
        Assert.Equal("cluster-pool-system-on-demand", group.Name);
        Assert.Equal(2, group.Number("scalingConfig.minSize"));
        Assert.Equal(
            ["cluster-karpenter-pool-gpu-spot", "cluster-karpenter-pool-system-on-demand"],
            plan.OfType(Kinds[0]).Select(p => p.Name).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(plan.Resources, r => r.Name.Contains("autoscaler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_autoscaler_there_is_nothing_of_it()
    {
        var plan = await Planning.Of(() => Declare(Provisioner.Autoscaler));

        Assert.DoesNotContain(plan.Resources, r => r.Name.Contains("karpenter", StringComparison.Ordinal));
        Assert.Equal("cluster-autoscaler", plan.Named("cluster-autoscaler-release").Text("name"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_of_karpenter_looks_like_one_of_a_node_group(bool isPreview)
    {
        var pool = (await Planning.Of(() => Declare(), isPreview)).Named(Gpu);

        Assert.Equal("gpu-spot", pool.Text("metadata.name"));
        Assert.Equal("gpu", pool.Text("spec.template.metadata.labels[\"mlinfra.io/pool\"]"));
        Assert.Equal("a10g", pool.Text("spec.template.metadata.labels[\"mlinfra.io/accelerator\"]"));
        Assert.Equal("nvidia.com/gpu", pool.Text("spec.template.spec.taints[0].key"));
        Assert.Equal("true", pool.Text("spec.template.spec.taints[0].value"));
        Assert.Equal("NoSchedule", pool.Text("spec.template.spec.taints[0].effect"));
        Assert.Equal("3", pool.Text("spec.limits[\"nvidia.com/gpu\"]"));
        Assert.Equal("24", pool.Text("spec.limits.cpu"));
        Assert.Equal("96Gi", pool.Text("spec.limits.memory"));
        Assert.Equal("WhenEmpty", pool.Text("spec.disruption.consolidationPolicy"));
        Assert.Equal("Never", pool.Text("spec.template.spec.expireAfter"));
    }

    [Fact]
    public async Task Requirements_are_how_where_and_what()
    {
        var pool = (await Planning.Of(() => Declare())).Named(Gpu);

        Assert.Equal("karpenter.sh/capacity-type", pool.Text("spec.template.spec.requirements[0].key"));
        Assert.Equal("spot", pool.Text("spec.template.spec.requirements[0].values[0]"));
        Assert.Equal("node.kubernetes.io/instance-type", pool.Text("spec.template.spec.requirements[1].key"));
        Assert.Equal("g5.2xlarge", pool.Text("spec.template.spec.requirements[1].values[1]"));
        Assert.Equal("topology.kubernetes.io/zone", pool.Text("spec.template.spec.requirements[2].key"));
        Assert.Equal("eu-west-1a", pool.Text("spec.template.spec.requirements[2].values[0]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Machines_are_pinned_encrypted_closed_and_in_the_budget(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        Assert.All(
            plan.OfType(Kinds[1]),
            c =>
            {
                Assert.Matches("^al2023@v[0-9]{8}$", c.Text("spec.amiSelectorTerms[0].alias"));
                Assert.True(c.Flag("spec.blockDeviceMappings[0].ebs.encrypted"));
                Assert.Equal("gp3", c.Text("spec.blockDeviceMappings[0].ebs.volumeType"));
                Assert.Equal("required", c.Text("spec.metadataOptions.httpTokens"));
                Assert.Equal(1, c.Number("spec.metadataOptions.httpPutResponseHopLimit"));
                Assert.True(c.Flag("spec.detailedMonitoring"));
                Assert.Equal("dev", c.Text("spec.tags[\"mlinfra:environment\"]"));
                Assert.Equal("mlinfra-dev", c.Text("spec.subnetSelectorTerms[0].tags[\"karpenter.sh/discovery\"]"));
            }
        );
        Assert.Equal("RAID0", plan.Named($"{Gpu}-class").Text("spec.instanceStorePolicy"));
        Assert.Null(plan.Named("cluster-karpenter-pool-system-on-demand-class").Inputs.At("spec.instanceStorePolicy"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, true, 1)]
    [InlineData(SecurityLevel.Hardened, true, 2)]
    [InlineData(SecurityLevel.Hardened, false, 2)]
    public async Task The_controller_hears_of_interruptions_and_has_its_identity_before_it_starts(
        SecurityLevel level,
        bool isPreview,
        int replicas
    )
    {
        var plan = await Planning.Of(() => Declare(level: level), isPreview);

        var release = plan.Named("cluster-karpenter-release");
        Assert.Equal("oci://public.ecr.aws/karpenter/karpenter", release.Text("chart"));
        Assert.Equal("1.14.1", release.Text("version"));
        Assert.True(release.Flag("skipCrds"));
        Assert.Equal(replicas, release.Number("values.replicas"));
        Assert.Equal("system-cluster-critical", release.Text("values.priorityClassName"));
        Assert.Equal("AWS_REGION", release.Text("values.controller.env[0].name"));
        Assert.Equal("eu-west-1", release.Text("values.controller.env[0].value"));
        var kinds = plan.Named("cluster-karpenter-kinds");
        Assert.Equal(release.Text("version"), kinds.Text("version"));
        Assert.Equal("keep", kinds.Text("values.additionalAnnotations[\"helm.sh/resource-policy\"]"));
        var identity = plan.Named("cluster-karpenter-identity");
        Assert.Equal(identity.Text("serviceAccount"), release.Text("values.serviceAccount.name"));
        Assert.Equal(identity.Text("namespace"), release.Text("namespace"));
        Assert.All(
            Interruptions.All,
            i =>
                Assert.Contains(
                    i.DetailType,
                    plan.Named($"cluster-karpenter-interruptions-{i.Role}").Text("eventPattern"),
                    StringComparison.Ordinal
                )
        );
        // Whoever deploys may declare what begins like this.
        Assert.Equal("mlinfra-dev-karpenter", plan.Named("cluster-karpenter-interruptions").Text("name"));
        Assert.Equal("mlinfra-dev-karpenter-spot", plan.Named("cluster-karpenter-interruptions-spot").Text("name"));
        Assert.Equal(300, plan.Named("cluster-karpenter-interruptions").Number("messageRetentionSeconds"));
        Assert.True(plan.Named("cluster-karpenter-interruptions").Flag("sqsManagedSseEnabled"));
        Assert.Equal("EC2_LINUX", plan.Named("cluster-karpenter-nodes").Text("type"));
    }

    // Pulumi destroys what needs before what is needed. What is left behind otherwise:
    // github.com/aws/karpenter-provider-aws/issues/5727.
    [Theory]
    [InlineData(SecurityLevel.Standard, true)]
    [InlineData(SecurityLevel.Hardened, false)]
    public async Task Nodes_go_before_what_makes_them_and_lets_them_in(SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(level: level), isPreview);

        string[] makers =
        [
            "cluster-karpenter-release",
            "cluster-karpenter-kinds",
            "cluster-karpenter-identity",
            "cluster-karpenter-policy",
            "cluster-karpenter-role",
            "cluster-karpenter-interruptions",
            "cluster-karpenter-interruptions-policy",
            "cluster-karpenter-interruptions-spot-target",
            "cluster-karpenter-nodes",
            "cluster-karpenter-node-role-role",
            "cluster-karpenter-node-role-AmazonEKSWorkerNodePolicy",
            "cluster-vpc-cni",
            "cluster-coredns",
            "cluster-pool-system-on-demand",
            "cluster-control-plane",
        ];
        foreach (var pool in plan.OfType(Kinds[0]))
        {
            var nodeClass = $"{pool.Name}-class";
            Assert.True(plan.Needs(pool.Name, nodeClass));
            Assert.False(plan.Needs(nodeClass, pool.Name));
            Assert.All(makers, maker => Assert.True(plan.Needs(nodeClass, maker), $"{nodeClass} before {maker}"));
        }
        Assert.All(
            makers[1..^1].Where(m => m is not "cluster-karpenter-nodes"),
            maker => Assert.True(plan.Needs("cluster-karpenter-release", maker), maker)
        );
    }

    // Its controllers could not tidy up without nodes.
    [Fact]
    public async Task What_runs_on_the_cluster_goes_before_its_nodes_do()
    {
        var plan = await Planning.Of(() =>
        {
            var cluster = Declare();
            _ = new Namespace("platform", new NamespaceArgs(), new CustomResourceOptions { Provider = cluster.KubernetesProvider });
        });

        Assert.All(plan.Resources.Where(r => Kinds.Contains(r.Type)), r => Assert.True(plan.Needs("platform", r.Name), r.Name));
        Assert.Equal(plan.Named("cluster-karpenter-kubernetes").Urn, plan.Named(Gpu).Options.Provider);
    }

    [Fact]
    public async Task A_change_of_one_pool_leaves_the_others_as_they_are()
    {
        var before = await Planning.Of(() => Declare());
        var after = await Planning.Of(() => Declare(change: gpu => gpu with { Capacity = [CapacityKind.OnDemand, CapacityKind.Spot] }));

        string[] others = ["cluster-karpenter-pool-system-on-demand", "cluster-karpenter-pool-system-on-demand-class"];
        Assert.All(others, name => Assert.Equal(before.Named(name).Inputs, after.Named(name).Inputs));
        Assert.Equal("gpu-spot", after.Named(Gpu).Text("metadata.name"));
        Assert.Equal("gpu-on-demand", after.Named("cluster-karpenter-pool-gpu-on-demand").Text("metadata.name"));
    }

    [Fact]
    public async Task Nodes_with_efa_are_close_together_and_let_each_other_in()
    {
        var plan = await Planning.Of(() =>
            Declare(change: gpu =>
                gpu with
                {
                    Efa = true,
                    GpusPerNode = 4,
                    InstanceTypes = ["g5.12xlarge"],
                    Capacity = [CapacityKind.Reservation, CapacityKind.OnDemand],
                    Reservations = ["cr-0123456789abcdef0"],
                    MaxNodes = 4,
                }
            )
        );

        var reserved = plan.Named("cluster-karpenter-pool-gpu-reserved-class");
        var bought = plan.Named("cluster-karpenter-pool-gpu-on-demand-class");
        Assert.Equal("cr-0123456789abcdef0", reserved.Text("spec.capacityReservationSelectorTerms[0].id"));
        Assert.Null(reserved.Inputs.At("spec.placementGroupSelector"));
        Assert.Null(bought.Inputs.At("spec.capacityReservationSelectorTerms"));
        Assert.True(plan.Needs(bought.Name, "cluster-karpenter-pool-gpu-placement"));
        Assert.All([reserved.Name, bought.Name], c => Assert.True(plan.Needs(c, "cluster-karpenter-pool-gpu-efa-in")));
        Assert.NotNull(bought.Inputs.At("spec.securityGroupSelectorTerms[1].id"));
    }

    [Fact]
    public async Task What_it_cannot_honour_is_refused_before_the_first_resource()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() =>
            Planning.Of(() => Declare(change: gpu => gpu with { Sharing = new SharingSettings { TimeSlices = 2 } }))
        );

        Assert.Contains("cluster.pools.gpu.sharing", failure.Message, StringComparison.Ordinal);
    }

    private static AwsCluster Declare(
        Provisioner provisioner = Provisioner.Karpenter,
        SecurityLevel level = SecurityLevel.Standard,
        Func<PoolSettings, PoolSettings>? change = null
    )
    {
        var gpu = new PoolSettings
        {
            InstanceTypes = ["g5.xlarge", "g5.2xlarge"],
            Accelerator = "a10g",
            GpusPerNode = 1,
            MaxNodes = 3,
            Capacity = [CapacityKind.Spot],
            Zones = ["a"],
        };
        var system = new PoolSettings
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
                Settings = new ClusterSettings
                {
                    Version = "1.35",
                    Provisioner = provisioner,
                    Pools = new Dictionary<string, PoolSettings> { ["system"] = system, ["gpu"] = change?.Invoke(gpu) ?? gpu },
                },
            },
            new ComponentResourceOptions { Provider = account }
        );
    }
}
