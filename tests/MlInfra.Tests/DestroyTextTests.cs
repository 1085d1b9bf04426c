using MlInfra.Commands;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Stacks.Editing;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>What is said of an environment that is about to go.</summary>
public sealed class DestroyTextTests : IDisposable
{
    private const string Nothing = "Nothing of it is refused.";

    private readonly Checkout _checkout = new();

    [Fact]
    public async Task What_goes_fits_a_screen_and_every_resource_but_the_kept_ones_is_counted()
    {
        // Given
        var plan = await PlanAsync("staging");

        // When
        var text = DestroyText.Of(plan, Nothing);

        // Then
        var lines = text.Split('\n');
        var goes = plan.Resources.Count(r => !r.IsComponent && !r.Options.RetainOnDelete);
        Assert.InRange(lines.Length, 10, 45);
        Assert.Matches($@"^{goes} resources of staging go, in \d+ waves:$", lines[0]);
        Assert.Equal(goes, lines.Where(IsWave).Sum(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])));
    }

    [Fact]
    public async Task A_hardened_one_keeps_its_data_and_says_why()
    {
        var text = DestroyText.Of(await PlanAsync("staging"), Nothing);

        Assert.Contains("Bucket mlinfra-staging-artifacts-234567890123-eu-west-1, with 8 settings: ", text, StringComparison.Ordinal);
        Assert.Contains("Repository mlinfra-staging/serving, Repository mlinfra-staging/training", text, StringComparison.Ordinal);
        Assert.Contains("Snapshot mlinfra-staging-metadata-final: the last one of the database", text, StringComparison.Ordinal);
        Assert.Contains("Backups of mlinfra-staging-metadata: each for 14 days", text, StringComparison.Ordinal);
        Assert.Contains("Keys, for 30 days ", text, StringComparison.Ordinal);
        Assert.Contains("it goes with the cluster (retainOnDelete)", text, StringComparison.Ordinal);
        Assert.Contains(Nothing, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_one_keeps_no_data()
    {
        var text = DestroyText.Of(await PlanAsync("dev"), Nothing);

        Assert.DoesNotContain("stays in the cloud", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Snapshot", text, StringComparison.Ordinal);
        Assert.Contains("Keys, for 7 days ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_protected_is_named()
    {
        var text = DestroyText.Of(await Plans.OfAsync(_checkout.Root, "staging"), Nothing);

        Assert.Matches(@"\nPulumi refuses to delete \d+, and so deletes nothing: [^\n]*foundation-database", text);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task What_the_cluster_made_goes_before_what_takes_it_away(string name)
    {
        var plan = await Plans.OfAsync(_checkout.Root, name);
        var order = new Order(plan);

        var made = ClusterMade.Of(plan);

        Assert.Equal(
            ["claims of volumes, which their driver then deletes", "load balancers", "nodes, with disks and network interfaces"],
            made.Select(one => one.What).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(made, one => Assert.True(order.Needs(one.GoneWith, plan.Named("foundation-cluster-control-plane")), one.What));
        foreach (var pool in plan.Resources.Where(r => r.Type == "aws:eks/nodeGroup:NodeGroup"))
            Assert.All(
                made.Where(one => one.GoneWith.Type == "kubernetes:core/v1:Namespace"),
                one => Assert.True(order.Needs(one.GoneWith, pool), $"{one.What} {pool.Name}")
            );
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_driver_of_volumes_runs_with_its_rights_until_the_nodes_are_gone(string name)
    {
        var plan = await Plans.OfAsync(_checkout.Root, name);
        var order = new Order(plan);

        Assert.Equal(new PlanValue.Bool(true), plan.Named("foundation-cluster-aws-ebs-csi-driver").Inputs["preserve"]);
        foreach (var nodes in plan.Resources.Where(r => r.Type == "aws:eks/nodeGroup:NodeGroup"))
        {
            Assert.True(order.Needs(nodes, plan.Named("foundation-cluster-aws-ebs-csi-driver-identity")), nodes.Name);
            Assert.True(order.Needs(nodes, plan.Named("foundation-cluster-aws-ebs-csi-driver-policy")), nodes.Name);
        }
    }

    /// <summary>Drivers of volumes and Karpenter ask AWS until the last: without a way there, a destruction hangs or leaves things behind.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Nodes_reach_aws_until_they_are_gone(string name)
    {
        var plan = await Plans.OfAsync(_checkout.Root, name);
        var order = new Order(plan);
        var ways = plan.Resources.Where(r => IsWayOut(r.Type) && !r.Name.Contains("isolated", StringComparison.Ordinal)).ToList();

        Assert.True(ways.Count > 20);
        foreach (var nodes in plan.Resources.Where(r => r.Type == "aws:eks/nodeGroup:NodeGroup"))
            Assert.All(ways, way => Assert.True(order.Needs(nodes, way), way.Name));
    }

    /// <summary>Whoever destroys may be let in by these only.</summary>
    [Fact]
    public async Task What_lets_people_in_stays_until_everything_in_the_cluster_is_gone()
    {
        var plan = await Plans.OfAsync(_checkout.Root, "prod");
        var order = new Order(plan);

        foreach (var door in new[] { "foundation-cluster-api-ingress", "foundation-cluster-access-github-deploy-policy" })
            Assert.True(order.Needs(plan.Named("foundation-cluster-kubernetes"), plan.Named(door)), door);
    }

    private static bool IsWayOut(string type) =>
        type
            is "aws:ec2/vpcEndpoint:VpcEndpoint"
                or "aws:ec2/routeTableAssociation:RouteTableAssociation"
                or "aws:ec2/route:Route"
                or "aws:ec2/natGateway:NatGateway"
                or "aws:ec2/internetGateway:InternetGateway";

    private async Task<Plan> PlanAsync(string name)
    {
        var retirement = Retirement.Of(ProjectDirectory.Find(_checkout.Root).Files!, name);
        Assert.Empty(retirement.Problems);
        return (await EnvironmentPlans.OfAsync(retirement.Environment!)).Plan!;
    }

    private static bool IsWave(string line) => line.Length > 7 && char.IsDigit(line[6]);

    public void Dispose() => _checkout.Dispose();
}
