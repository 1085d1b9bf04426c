using MlInfra.Components.Common;
using MlInfra.Components.Serving;
using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;

namespace MlInfra.Components.Tests;

public sealed class PlatformRulesTests
{
    private static readonly AcceleratorPool Spot = new("spot", "a10g", GpusPerNode: 1, MaxNodes: 3);
    private static readonly AcceleratorPool Reserved = new("reserved", "a10g", GpusPerNode: 8, MaxNodes: 1);
    private static readonly AcceleratorPool Large = new("large", "h100", GpusPerNode: 8, MaxNodes: 2);

    [Theory]
    [InlineData("1.34")]
    [InlineData("1.35")]
    public void Every_chart_runs_on_every_version_that_a_cluster_may_have(string version) => Assert.Empty(Check(version: version));

    [Fact]
    public void A_version_outside_a_charts_range_is_refused_with_the_chart()
    {
        var problems = Check(version: "1.18").ToList();

        Assert.All(problems, p => Assert.Equal(("cluster.version", "1.18"), (p.Path, p.Given)));
        Assert.Contains(problems, p => p.Allowed == "1.22 or newer, for the chart cert-manager v1.21.1");
    }

    [Theory]
    [InlineData("1.25", null, "1.24", false)]
    [InlineData("1.25", null, "1.25", true)]
    [InlineData("1.9", null, "1.10", true)]
    [InlineData("1.25", null, "2.0", true)]
    [InlineData("1.25", "1.30", "1.30", true)]
    [InlineData("1.25", "1.30", "1.31", false)]
    public void A_range_compares_versions_not_texts(string from, string? to, string version, bool contained) =>
        Assert.Equal(contained, new KubernetesRange(from, to).Contains(version));

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 0)]
    public void A_pool_with_an_accelerator_needs_the_gpu_operator(bool hasPool, bool hasOperator, int problems) =>
        Assert.Equal(problems, Check(hasPool ? [Spot] : [], new TrainingSettings { GpuOperator = hasOperator }).Count());

    [Theory]
    [InlineData(null, 0)]
    [InlineData("a10g", 0)]
    [InlineData("l4", 1)]
    public void An_endpoint_needs_a_pool_with_its_accelerator(string? accelerator, int problems)
    {
        var endpoint = new EndpointSettings { Model = "m", Accelerator = accelerator };
        var serving = new ServingSettings { Endpoints = new Dictionary<string, EndpointSettings> { ["e"] = endpoint } };

        var found = Check([Spot, Large], serving: serving).ToList();

        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Equal("an accelerator that a pool has: a10g, h100", p.Allowed));
    }

    // Three nodes with one, one node with eight: eleven in all.
    [Theory]
    [InlineData(11, 0, 0)]
    [InlineData(12, 0, 1)]
    [InlineData(6, 5, 0)]
    [InlineData(6, 6, 2)]
    [InlineData(int.MaxValue, int.MaxValue, 2)]
    public void Quotas_promise_no_more_than_the_pools_can_have(int vision, int speech, int problems)
    {
        var quotas = new[] { ("vision", vision), ("speech", speech) }.Where(q => q.Item2 > 0);
        var teams = quotas.ToDictionary(q => q.Item1, q => Team("a10g", q.Item2));

        var found = Check([Spot, Reserved, Large], teams: teams).ToList();

        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Contains("at most 11", p.Allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void A_quota_for_what_no_pool_has_is_refused()
    {
        var problem = Assert.Single(Check([Spot], teams: new() { ["vision"] = Team("b200", 1) }));

        Assert.Equal("teams.vision.gpuQuota.b200", problem.Path);
    }

    private static TeamSettings Team(string accelerator, int gpus) =>
        new()
        {
            Group = "g",
            GpuQuota = new Dictionary<string, int> { [accelerator] = gpus },
        };

    private static IEnumerable<SettingProblem> Check(
        AcceleratorPool[]? pools = null,
        TrainingSettings? training = null,
        ServingSettings? serving = null,
        Dictionary<string, TeamSettings>? teams = null,
        string version = "1.35"
    ) => PlatformRules.Check(version, pools ?? [], training ?? new(), serving ?? new(), teams ?? []);
}
