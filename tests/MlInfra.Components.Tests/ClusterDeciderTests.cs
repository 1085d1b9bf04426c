using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class ClusterDeciderTests
{
    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");

    public static TheoryData<string> Versions { get; } = [.. ClusterVersions.Supported];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_supported_version_has_its_own_autoscaler_and_add_ons(string kubernetes)
    {
        var release = ClusterVersions.For(kubernetes);

        Assert.Equal(kubernetes, release.Kubernetes);
        Assert.Matches($@"^v{kubernetes.Replace(".", "\\.", StringComparison.Ordinal)}\.\d+$", release.AutoscalerTag);
        Assert.StartsWith($"v{kubernetes}.", release.KubeProxy, StringComparison.Ordinal);
        Assert.All(
            [
                release.VpcCni,
                release.KubeProxy,
                release.CoreDns,
                release.EbsCsiDriver,
                release.PodIdentityAgent,
                release.NodeMonitoringAgent,
            ],
            v => Assert.Matches(@"^v\d+\.\d+\.\d+-eksbuild\.\d+$", v)
        );
        Assert.Empty(Settings(kubernetes, ("system", Pool())).Check());
    }

    [Theory]
    [InlineData("1.33")]
    [InlineData("1.36")]
    [InlineData("newest")]
    public void A_version_without_a_known_autoscaler_is_refused(string kubernetes)
    {
        var problem = Assert.Single(Settings(kubernetes, ("system", Pool())).Check());

        Assert.Equal("version", problem.Path);
        Assert.Contains(string.Join(", ", ClusterVersions.Supported), problem.Allowed, StringComparison.Ordinal);
        Assert.Contains(kubernetes, Assert.Throws<RunException>(() => ClusterVersions.For(kubernetes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(1, "a10g", false)]
    [InlineData(1, null, true)]
    public void Something_has_to_run_what_the_cluster_itself_needs(int minNodes, string? accelerator, bool isEnough)
    {
        var pool = Pool(minNodes, accelerator, accelerator is null ? 0 : 1);

        var problems = Settings("1.35", ("only", pool)).Check();

        Assert.Equal(isEnough ? [] : ["pools"], problems.Select(p => p.Path));
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(22, false)]
    public void A_pool_has_a_name_that_fits_into_that_of_its_node_group(int length, bool fits)
    {
        var problems = Settings("1.35", (new string('p', length), Pool())).Check();

        Assert.Equal(fits ? [] : ["pools"], problems.Select(p => p.Path));
    }

    [Theory]
    [InlineData("m7i.large", true)]
    [InlineData("g5.xlarge", true)]
    [InlineData("g4dn.xlarge", true)]
    [InlineData("p5en.48xlarge", true)]
    [InlineData("u-6tb1.112xlarge", true)]
    [InlineData("m7g.large", false)]
    [InlineData("g5g.xlarge", false)]
    [InlineData("im4gn.large", false)]
    [InlineData("c7gn.large", false)]
    [InlineData("a1.large", false)]
    public void Instance_types_that_are_not_x86_are_refused(string type, bool isAllowed)
    {
        var problems = (Pool() with { InstanceTypes = ["m6i.large", type] }).Check();

        Assert.Equal(isAllowed ? [] : [type], problems.Select(p => p.Given));
    }

    [Fact]
    public void A_plain_pool_has_its_name_as_its_only_label_and_no_taint()
    {
        var pool = Pool();

        Assert.Equal("AL2023_x86_64_STANDARD", PoolNodes.AmiType(pool));
        Assert.Equal(["mlinfra.io/pool=system"], PoolNodes.Labels("system", pool).Select(l => $"{l.Key}={l.Value}"));
        Assert.Empty(PoolNodes.Taints(pool));
        Assert.Equal(
            [
                "k8s.io/cluster-autoscaler/node-template/label/mlinfra.io/pool=system",
                "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage=85Gi",
            ],
            PoolNodes.ScalingTags("system", pool).Select(t => $"{t.Key}={t.Value}")
        );
    }

    [Fact]
    public void A_pool_with_accelerators_tells_the_autoscaler_what_its_nodes_would_have()
    {
        var pool = Pool(0, "h100", 8);

        Assert.Equal("AL2023_x86_64_NVIDIA", PoolNodes.AmiType(pool));
        Assert.Equal([new PoolTaint("nvidia.com/gpu", "true")], PoolNodes.Taints(pool));
        Assert.Equal(
            [
                "k8s.io/cluster-autoscaler/node-template/label/k8s.amazonaws.com/accelerator=big",
                "k8s.io/cluster-autoscaler/node-template/label/mlinfra.io/accelerator=h100",
                "k8s.io/cluster-autoscaler/node-template/label/mlinfra.io/pool=big",
                "k8s.io/cluster-autoscaler/node-template/taint/nvidia.com/gpu=true:NoSchedule",
                "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage=85Gi",
                "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu=8",
            ],
            PoolNodes.ScalingTags("big", pool).Select(t => $"{t.Key}={t.Value}")
        );
    }

    [Fact]
    public void What_a_pool_says_of_its_nodes_does_not_depend_on_their_number() =>
        Assert.Equal(PoolNodes.ScalingTags("gpu", Pool(0, "l4", 1)), PoolNodes.ScalingTags("gpu", Pool(3, "l4", 1)));

    [Fact]
    public void The_autoscaler_changes_only_scaling_groups_of_its_cluster()
    {
        var statements = Statements(AutoscalerPolicy.Text("mlinfra-dev", Names));

        var everywhere = statements.Where(s => s.GetProperty("Resource").GetString() == "*").ToList();
        Assert.All(
            everywhere.SelectMany(s => s.GetProperty("Action").EnumerateArray()),
            a => Assert.Matches(":(Describe|Get)[A-Z]", a.GetString()!)
        );
        var scale = statements.Single(s => s.GetProperty("Sid").GetString() == "ScaleThisCluster");
        Assert.Equal(
            """{"StringEquals":{"aws:ResourceTag/k8s.io/cluster-autoscaler/mlinfra-dev":"owned"}}""",
            scale.GetProperty("Condition").GetRawText()
        );
        Assert.Equal(
            "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*:autoScalingGroupName/*",
            scale.GetProperty("Resource").GetString()
        );
        Assert.Equal(
            "arn:aws:eks:eu-west-1:123456789012:nodegroup/mlinfra-dev/*",
            statements.Single(s => s.GetProperty("Sid").GetString() == "LookAtPools").GetProperty("Resource").GetString()
        );
    }

    [Fact]
    public void The_log_group_is_the_one_that_eks_writes_to() => Assert.Equal("/aws/eks/mlinfra-dev/cluster", Names.ClusterLogGroup());

    private static List<JsonElement> Statements(string policy) =>
        [.. JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray()];

    private static ClusterSettings Settings(string version, params (string Name, PoolSettings Pool)[] pools) =>
        new() { Version = version, Pools = pools.ToDictionary(p => p.Name, p => p.Pool) };

    private static PoolSettings Pool(int minNodes = 1, string? accelerator = null, int gpus = 0) =>
        new()
        {
            InstanceTypes = ["m7i.large"],
            MinNodes = minNodes,
            MaxNodes = 4,
            Accelerator = accelerator,
            GpusPerNode = gpus,
        };
}
