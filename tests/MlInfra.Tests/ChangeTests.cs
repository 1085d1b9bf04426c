using MlInfra.Planner.Diff;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>What is added to an environment changes only what belongs to it.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string Autoscaler = "foundation-cluster-autoscaler-release";

    private readonly Checkout _checkout = new();

    [Fact]
    public async Task A_second_pool_is_only_added()
    {
        _checkout.Replace(
            Checkout.Dev,
            "        # Stands still",
            "        l40s:\n          accelerator: l40s\n          gpusPerNode: 1\n          instanceTypes: [g6e.xlarge]\n          maxNodes: 2\n        # Stands still"
        );

        // Which the autoscaler then knows, with its place in the order and its bound.
        await OnlyAdds(name =>
            name == Autoscaler
            || name.StartsWith("foundation-cluster-pool-l40s", StringComparison.Ordinal)
            || name.EndsWith("-l40s", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_second_endpoint_is_only_added()
    {
        _checkout.Replace(
            Checkout.Dev,
            "        # Waits for",
            "        churn:\n          model: churn\n          version: 3\n        # Waits for"
        );

        await OnlyAdds(name =>
            name.StartsWith("platform-endpoint-churn", StringComparison.Ordinal)
            || name.Contains("-endpoint-churn", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_second_team_is_only_added()
    {
        _checkout.Replace(
            Checkout.Dev,
            "    teams:\n",
            "    teams:\n      speech:\n        group: ml-speech\n        gpuQuota: { a10g: 1 }\n"
        );

        await OnlyAdds(name =>
            name.StartsWith("platform-team-speech", StringComparison.Ordinal) || name.Contains("-team-speech-", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_release_of_a_model_is_one_change()
    {
        _checkout.Replace(Checkout.Dev, "version: 1\n", "version: 2\n");

        var change = Assert.Single((await DiffAsync()).Changes);
        Assert.Equal((ChangeKind.Update, "platform-endpoint-fraud-service"), (change.Kind, change.After!.Name));
        Assert.Equal("spec.predictor.model.storageUri", Assert.Single(change.Properties).Path);
    }

    public void Dispose() => _checkout.Dispose();

    private async Task OnlyAdds(Func<string, bool> belongs)
    {
        var diff = await DiffAsync();

        // That something waits for one thing more is no change of it.
        var changes = diff.Changes.Where(c => c.Kind != ChangeKind.Update || !c.Properties.All(IsOrder)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(
            changes,
            c =>
                Assert.True(
                    c.Kind != ChangeKind.Delete && belongs(c.After!.Name) && (c.Kind == ChangeKind.Create || c.After.Name == Autoscaler),
                    Describe(c)
                )
        );
    }

    private async Task<PlanDiff> DiffAsync() => PlanDiff.Between(await Plans.DevAsync(), await Plans.OfAsync(_checkout.Root, "dev"));

    private static bool IsOrder(PropertyChange property) => property.Path.StartsWith("options.dependsOn", StringComparison.Ordinal);

    private static string Describe(ResourceChange change) =>
        $"{change.Kind} {change.Urn} {string.Join(", ", change.Properties.Select(p => p.Path))}";
}
