using MlInfra.Costs;
using MlInfra.Planner.Cost;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class CostTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Every_resource_of_a_shipped_environment_is_priced_or_free(string environment)
    {
        var plan = await Plans.OfAsync(Repository.Root, environment);

        var estimate = CostEstimate.Of(plan, PriceBook.Shipped);

        Assert.Empty(estimate.Unpriced);
        Assert.Empty(estimate.UnpricedParts);
        var resources = plan
            .Resources.Where(r => !r.IsComponent && !r.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            .ToList();
        var billed = estimate.Items.Select(i => i.Name).Distinct().Count();
        Assert.Equal(resources.Count, billed + estimate.Free.Values.Sum());
        Assert.Equal("eu-west-1", Assert.Single(estimate.Regions));
        Assert.All(estimate.Items, i => Assert.Contains(i.Sources[0], estimate.Sources.Select(s => s.Id)));
        Assert.All(estimate.Items, i => Assert.NotEqual("", i.Component));
    }

    [Fact]
    public async Task What_dev_costs_at_least_is_what_it_costs_on_paper()
    {
        const decimal hours = 730;
        decimal[] paper =
        [
            // Two system nodes of the cheapest of three types, with 50 GiB each.
            Cents(2 * 0.0963m * hours),
            2 * 50 * 0.088m,
            // Control plane.
            0.10m * hours,
            // Six keys: cluster, its logs, flow log, artifacts, database, images.
            6 * 1m,
            // One gateway, its address, and 10 GB through it.
            0.048m * hours,
            0.005m * hours,
            10 * 0.048m,
            // Ten interface endpoints in three zones, and 1 GB through each.
            10 * 3 * 0.011m * hours,
            10 * 0.01m,
            // Half a gigabyte in each of four log groups.
            4 * Cents(0.5m * 0.57m),
            // The database: its machine, 20 GB and a secret.
            0.035m * hours
                + 20 * 0.127m
                + 0.40m,
            // The load balancer of the gateway.
            Cents(0.0252m * hours),
            // 1 GB in each of two buckets and two repositories.
            2 * Cents(0.023m)
                + 2 * 0.10m,
            // Volumes of Prometheus, 50 GiB, and of Alertmanager, 1 GiB.
            50 * 0.088m
                + Cents(0.088m),
        ];

        var estimate = CostEstimate.Of(await Plans.DevAsync(), PriceBook.Shipped);

        Assert.Equal(561.35m, paper.Sum());
        Assert.Equal(paper.Sum(), estimate.Minimum);
    }

    [Fact]
    public async Task What_prod_costs_at_least_is_what_it_costs_on_paper()
    {
        const decimal hours = 730;
        decimal[] paper =
        [
            // Three system nodes with 100 GiB each.
            Cents(3 * 0.0963m * hours),
            3 * 100 * 0.088m,
            // Control plane, and six keys.
            0.10m * hours
                + 6 * 1m,
            // A gateway in each of three zones, with its address and 10 GB through it.
            3 * (0.048m * hours + 0.005m * hours + 10 * 0.048m),
            // Ten interface endpoints in three zones, and 1 GB through each.
            10 * 3 * 0.011m * hours
                + 10 * 0.01m,
            // Logs, buckets, repositories and the load balancer as in dev.
            4 * Cents(0.5m * 0.57m)
                + 2 * Cents(0.023m)
                + 2 * 0.10m
                + Cents(0.0252m * hours),
            // The database: a machine with 100 GB, twice, and a secret.
            2 * 0.176m * hours
                + 2 * 100 * 0.127m
                + 0.40m,
            // Two Prometheus with 200 GiB, two Alertmanagers with 1 GiB.
            2 * 200 * 0.088m
                + Cents(2 * 0.088m),
        ];

        var estimate = CostEstimate.Of(await Plans.OfAsync(Repository.Root, "prod"), PriceBook.Shipped);

        Assert.Equal(1012.75m, paper.Sum());
        Assert.Equal(paper.Sum(), estimate.Minimum);
    }

    [Fact]
    public async Task Both_ways_of_buying_a_pools_nodes_are_full_together_at_the_size_of_the_pool()
    {
        var autoscaler = CostEstimate.Of(await Plans.DevAsync(), PriceBook.Shipped);
        var karpenter = CostEstimate.Of(await DevAsync("cluster.provisioner=karpenter"), PriceBook.Shipped);

        // Three nodes of the dearer type, on demand.
        Assert.Equal(
            Cents(3 * 1.35296m * 730),
            autoscaler.Items.Where(i => i.What.Contains("g5.xlarge", StringComparison.Ordinal)).Sum(i => i.Monthly.Maximum)
        );
        Assert.Equal(autoscaler.Maximum, karpenter.Maximum);
    }

    [Fact]
    public async Task A_team_costs_nothing_at_least_and_at_most_the_nodes_that_its_quota_fills()
    {
        var environment = Load("dev");
        var estimate = CostEstimate.Of(await Plans.OfAsync(environment), PriceBook.Shipped);

        var teams = TeamCosts.Of(environment.Settings.Teams, estimate);

        // Two of three: a node of the dearer type, its 100 GiB, and the throughput above what is free.
        var node = Cents(1.35296m * 730 + 100 * 0.088m + 375 * 0.044m);
        Assert.Equal(["vision", null], teams.Select(t => t.Team));
        Assert.Equal(new Amount(0, 2 * node), teams[0].Monthly);
        Assert.Equal(estimate.Monthly - teams[0].Monthly, teams[1].Monthly);
    }

    private static Task<MlInfra.Planner.Model.Plan> DevAsync(string setting) => Plans.OfAsync(Load("dev", setting));

    private static LoadedEnvironment Load(string name, params string[] settings) =>
        new EnvironmentCatalog(ProjectDirectory.Find(Repository.Root).Files!).Load(name, settings).Environment!;

    private static decimal Cents(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
