using MlInfra.Planner.Model;
using MlInfra.Tests.Families;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>What becomes of an environment: it gets another name, and it goes.</summary>
public sealed class LifeTests : IDisposable
{
    private static readonly string[] Data =
    [
        "foundation-artifacts-bucket",
        "foundation-artifacts-encryption",
        "foundation-artifacts-key",
        "foundation-artifacts-lifecycle",
        "foundation-artifacts-logging",
        "foundation-artifacts-logs-bucket",
        "foundation-artifacts-logs-encryption",
        "foundation-artifacts-logs-lifecycle",
        "foundation-artifacts-logs-ownership",
        "foundation-artifacts-logs-policy",
        "foundation-artifacts-logs-public-access",
        "foundation-artifacts-logs-versioning",
        "foundation-artifacts-object-lock",
        "foundation-artifacts-ownership",
        "foundation-artifacts-policy",
        "foundation-artifacts-public-access",
        "foundation-artifacts-versioning",
        "foundation-images-serving",
        "foundation-images-training",
        "foundation-images-key",
        "foundation-database-key",
    ];

    private readonly Checkout _checkout = new();

    [Fact]
    public async Task Under_another_name_everything_is_the_same_and_known_by_the_former_ones()
    {
        // Given
        _checkout.Replace(Checkout.Dev, "    owner:", "    renamedFrom: [dev, play]\n    owner:");
        File.Move(_checkout.PathOf(Checkout.Dev), _checkout.PathOf("stacks/Pulumi.sandbox.yaml"));

        // When
        var before = await Plans.DevAsync();
        var after = await Plans.OfAsync(_checkout.Root, "sandbox");

        // Then
        Assert.Equal("sandbox", after.Environment);
        Assert.Equal(Text(before), Text(after));
        Assert.All(before.Resources, r => Assert.Empty(FormerStacks(r)));
        Assert.All(after.Resources, r => Assert.Equal(["dev", "play"], FormerStacks(r)));
    }

    [Fact]
    public async Task A_hardened_environment_that_retires_protects_nothing_and_leaves_what_holds_data()
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, "    owner:", "    retiring: true\n    owner:");

        // When
        var plan = await Plans.OfAsync(_checkout.Root, "prod");

        // Then
        Assert.All(plan.Resources, r => Assert.False(r.Options.Protect, r.Name));
        Assert.Equal(new PlanValue.Bool(false), plan.Named("foundation-cluster-control-plane").Inputs["deletionProtection"]);
        Assert.Equal(new PlanValue.Bool(false), plan.Named("foundation-database-instance").Inputs["deletionProtection"]);
        Assert.Equal(new PlanValue.Bool(false), plan.Named("foundation-database-instance").Inputs["skipFinalSnapshot"]);
        var kept = plan.Resources.Where(r => r.Options.RetainOnDelete).Select(r => r.Name).Except(Kinds(plan));
        Assert.Equal(Sorted(Data), Sorted(kept));
    }

    [Fact]
    public async Task A_standard_environment_that_retires_leaves_nothing()
    {
        // Given
        _checkout.Replace(Checkout.Dev, "    owner:", "    retiring: true\n    owner:");

        // When
        var plan = await Plans.OfAsync(_checkout.Root, "dev");

        // Then
        Assert.All(plan.Resources, r => Assert.False(r.Options.Protect, r.Name));
        Assert.All(plan.Resources.Where(r => r.Options.RetainOnDelete), r => Assert.Contains(r.Name, Kinds(plan)));
        Assert.Equal(new PlanValue.Bool(true), plan.Named("foundation-artifacts-bucket").Inputs["forceDestroy"]);
    }

    public void Dispose() => _checkout.Dispose();

    private static IEnumerable<string> FormerStacks(PlannedResource resource) =>
        resource.Options.Aliases.Select(alias => alias.Stack).OfType<string>();

    // They stay in any cluster, and go with it.
    private static IEnumerable<string> Kinds(Plan plan) =>
        plan.Resources.Where(r => r.Type == "kubernetes:yaml/v2:ConfigGroup").Select(r => r.Name);

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    // All but the earlier names, and the name of the stack that is in URNs.
    private static string Text(Plan plan) =>
        PlanJson
            .Write(
                plan with
                {
                    Environment = "dev",
                    Resources = [.. plan.Resources.Select(r => r with { Options = r.Options with { Aliases = [] } })],
                }
            )
            .Replace("urn:pulumi:sandbox::", "urn:pulumi:dev::", StringComparison.Ordinal);
}
