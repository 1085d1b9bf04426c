using MlInfra.Components.Settings;
using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>Networks of pods, in an environment and beside others, and networks that are too small for their pools.</summary>
public sealed class NetworkRulesTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Staging = "Pulumi.staging.yaml";

    [Fact]
    public void Environments_may_have_the_same_network_for_pods()
    {
        var files = WithPods(WithPods(MemoryFiles.AllShipped, Dev, "100.64.0.0/16"), Staging, "100.64.0.0/16");

        Assert.Empty(Fleet.Load(files).Problems);
    }

    [Theory]
    [InlineData("10.21.0.0/16")]
    [InlineData("10.21.128.0/20")]
    public void Pods_do_not_hide_another_environment(string pods)
    {
        var problem = Assert.Single(Fleet.Load(WithPods(MemoryFiles.AllShipped, Dev, pods)).Problems);

        Assert.Equal(["dev", "staging"], problem.Environments);
        Assert.Equal(("fleet/pod-network", "stacks/Pulumi.staging.yaml"), (problem.Problem.Rule, problem.Problem.File));
        Assert.StartsWith($"10.21.0.0/16, and {pods} for pods in dev", problem.Problem.Given, StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_keep_off_what_is_reserved()
    {
        var problem = Assert.Single(Fleet.Load(WithPods(MemoryFiles.AllShipped, Dev, "10.1.0.0/16")).Problems);

        Assert.Equal(("fleet/reserved-network", "network.podCidr"), (problem.Problem.Rule, problem.Problem.KeyPath));
    }

    [Fact]
    public void A_new_environment_keeps_off_the_pods_of_the_others()
    {
        var files = WithPods(MemoryFiles.AllShipped, Dev, "10.16.0.0/16");

        var clone = EnvironmentClone.Of(files, new CloneRequest("vision", "staging"));

        Assert.Equal("", ProblemText.Format(clone.Problems));
        Assert.Equal(Cidr.Parse("10.17.0.0/16"), clone.Environment!.Settings.Network.Cidr);
    }

    [Theory]
    [InlineData("10.100.0.0/16", "network.cidr")]
    [InlineData("10.20.0.0/16\n      podCidr: 192.168.0.0/16", "network.podCidr")]
    [InlineData("10.20.0.0/16\n      podCidr: 10.20.0.0/18", "network.podCidr")]
    public void What_aws_does_not_take_is_told_where_it_is_set(string network, string path)
    {
        var files = MemoryFiles.AllShipped.Replace(Dev, "cidr: 10.20.0.0/16", $"cidr: {network}");

        Assert.Equal(path, string.Join(' ', files.Load("dev").Problems.Select(p => p.KeyPath)));
    }

    [Fact]
    public void A_network_too_small_for_its_pools_is_told_at_the_network()
    {
        var files = MemoryFiles
            .AllShipped.Replace(Dev, "cidr: 10.20.0.0/16", "cidr: 10.20.0.0/22")
            .Replace(Dev, "maxNodes: 3", "maxNodes: 12");

        var problem = Assert.Single(files.Load("dev").Problems);

        Assert.Equal(("network.cidr", "settings/cross-field"), (problem.KeyPath, problem.Rule));
        Assert.Contains("a10g 4 nodes with up to 60 each, system 2 nodes with up to 36 each", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_network_of_aws_has_to_hold_is_not_asked_elsewhere()
    {
        var files = MemoryFiles.AllShipped.Replace("Pulumi.lab.yaml", "cidr: 10.24.0.0/16", "cidr: 172.20.0.0/22");

        Assert.Equal("", ProblemText.Format(files.Load("lab").Problems));
    }

    private static MemoryFiles WithPods(MemoryFiles files, string file, string pods) =>
        files.Replace(file, "    network:\n", $"    network:\n      podCidr: {pods}\n");
}
