using MlInfra.Checks;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Tests.Families;

/// <summary>What is so in one environment of a family only, and that no setting says, is found.</summary>
public sealed class ChangedPlanTests(ChangedPlanTests.Changed changed) : IClassFixture<ChangedPlanTests.Changed>
{
    private static readonly PlanValue.Bool Off = new(false);

    public static TheoryData<string, string?> OfProd =>
        new()
        {
            { "platform-registry-space-default-deny", null },
            { "platform-monitoring-alerts-gpu", null },
            { "platform-monitoring-alerts-cluster", "spec.groups[0].rules[" },
            { "foundation-artifacts-encryption", null },
            { "foundation-database-instance", "storageEncrypted" },
            { "foundation-database-instance", "deletionProtection" },
            { "foundation-database-key", "enableKeyRotation" },
            { "foundation-images-serving", "options.protect" },
        };

    public static TheoryData<string, string?> OfDev =>
        new()
        {
            { "platform-registry-space-wide-open", null },
            { "foundation-artifacts-public-access", "blockPublicPolicy" },
            { "foundation-database-instance", "storageEncrypted" },
            { "foundation-artifacts-versioning", "versioningConfiguration.status" },
            { "foundation-cluster-control-plane", "options.deleteBeforeReplace" },
        };

    [Theory]
    [MemberData(nameof(OfProd))]
    public void What_prod_alone_lacks_is_a_finding_that_names_both_sides(string resource, string? property) =>
        Found(changed.InProd, resource, property);

    [Theory]
    [MemberData(nameof(OfDev))]
    public void What_dev_alone_has_or_has_weaker_is_a_finding_that_names_both_sides(string resource, string? property) =>
        Found(changed.InDev, resource, property);

    [Fact]
    public void Nothing_else_is_found()
    {
        Assert.Equal(
            OfProd.Select(row => (string)row[0]!).Distinct().Order(StringComparer.Ordinal),
            changed.InProd.Findings.Select(f => f.Resource!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            OfDev.Select(row => (string)row[0]!).Distinct().Order(StringComparer.Ordinal),
            changed.InDev.Findings.Select(f => f.Resource!).Distinct().Order(StringComparer.Ordinal)
        );
    }

    private static void Found(CheckResult result, string resource, string? property)
    {
        var finding = Assert.Single(
            result.Findings,
            f =>
                f.Resource == resource
                && (property is null ? f.Property is null : f.Property?.StartsWith(property, StringComparison.Ordinal) == true)
        );
        Assert.Equal(("family/difference", Severity.High), (finding.Rule, finding.Severity));
        Assert.Contains(resource, finding.What, StringComparison.Ordinal);
        Assert.Contains("No single setting makes it so.", finding.What, StringComparison.Ordinal);
        Assert.Matches(@"^prod: [^;]+, stacks/Pulumi\.prod\.yaml:\d+:\d+; dev: [^;]+, stacks/Pulumi\.dev\.yaml:\d+:\d+$", finding.Given!);
    }

    private static Plan Weaken(Plan prod)
    {
        var rules = (PlanValue.List)
            prod.Resources.Single(r => r.Name == "platform-monitoring-alerts-cluster").Inputs.At("spec.groups[0].rules")!;
        return prod.Without("platform-registry-space-default-deny")
            .Without("platform-monitoring-alerts-gpu")
            .With("platform-monitoring-alerts-cluster", $"spec.groups[0].rules[{rules.Items.Length - 1}]", null)
            .Without("foundation-artifacts-encryption")
            .With("foundation-database-instance", "storageEncrypted", Off)
            .With("foundation-database-instance", "deletionProtection", Off)
            .With("foundation-database-key", "enableKeyRotation", Off)
            .With("foundation-images-serving", r => r with { Options = r.Options with { Protect = false } });
    }

    private static Plan Soften(Plan dev) =>
        dev.WithCopy("platform-registry-space-default-deny", "platform-registry-space-wide-open")
            .With("foundation-artifacts-public-access", "blockPublicPolicy", Off)
            .With("foundation-database-instance", "storageEncrypted", Off)
            .With("foundation-artifacts-versioning", "versioningConfiguration.status", new PlanValue.Text("Suspended"))
            .With("foundation-cluster-control-plane", r => r with { Options = r.Options with { DeleteBeforeReplace = true } });

    /// <summary>One check for all rows: which setting it may have been is looked for once.</summary>
    public sealed class Changed : IAsyncLifetime
    {
        internal CheckResult InProd { get; private set; } = null!;

        internal CheckResult InDev { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using var checkout = FamilyCheckout.Family("dev", "prod");
            InProd = await checkout.CheckAsync("prod", Weaken);
            InDev = await checkout.CheckAsync("dev", Soften);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
