using MlInfra.Commands;
using MlInfra.Planner.Findings;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>What <c>families.yaml</c> and the environments themselves say about who is compared with whom, and in what.</summary>
public sealed class FamilyRulesTests : IDisposable
{
    private const string Families = "stacks/families.yaml";

    private readonly Checkout _checkout = new();

    [Theory]
    [InlineData("backups", "foundation-database-instance", "backupRetentionPeriod")]
    [InlineData("budget", "foundation-budget-monthly", "limitAmount")]
    [InlineData("endpoint-disruption-budget", "platform-endpoint-fraud-budget", null)]
    public async Task Without_its_allowance_a_difference_is_a_finding(string allowance, string resource, string? property)
    {
        // Given
        Keep("dev", "prod");
        _checkout.Replace(Families, $"\n  {allowance}:\n    type: ", $"\n  {allowance}:\n    type: nothing-");
        // Of what the tier gives nothing is left once both stand at one level.
        _checkout.Replace(Checkout.Dev, "    budget:", "    database: { keepBackupsDays: 10 }\n    budget:");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        Assert.Contains(result.Findings, f => f.Rule == "family/difference" && (f.Resource, f.Property) == (resource, property));
        Assert.All(result.Findings, f => Assert.Equal(resource, f.Resource));
    }

    [Fact]
    public async Task A_family_may_allow_more_for_itself_and_for_no_other()
    {
        // Given
        Keep("dev", "prod");
        _checkout.Replace(FamilyCheckout.Prod, "    network:", "    network:\n      interfaceEndpoints: false");
        AllowEndpoints("core");

        // When
        var own = await _checkout.CheckAsync();
        _checkout.Replace(Families, "\n  core:\n", "\n  other:\n");
        var others = await _checkout.CheckAsync();

        // Then
        Assert.Empty(own.Findings);
        Assert.Single(others.Findings);
    }

    [Fact]
    public async Task A_part_that_is_partial_with_its_reason_may_be_missing()
    {
        // Given
        Keep("dev", "prod");
        _checkout.Replace(FamilyCheckout.Prod, "    teams:\n", "    teams:\n      speech: { group: ml-speech }\n");
        _checkout.Write(
            Families,
            _checkout.Read(Families) + "\nfamilies:\n  core:\n    partial:\n      teams:\n        speech: Starts in production.\n"
        );

        // When
        var result = await _checkout.CheckAsync();

        // Then
        Assert.Empty(result.Findings);
    }

    [Fact]
    public async Task Equal_differences_of_several_environments_are_told_once()
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, "    network:", "    network:\n      interfaceEndpoints: false");
        _checkout.Replace(FamilyCheckout.Prod, "    teams:\n", "    teams:\n      speech: { group: ml-speech }\n");

        // When
        var result = await _checkout.CheckAsync("dev", "prod", "staging");

        // Then
        Assert.Equal(["family/part", "family/difference"], result.Findings.Select(f => f.Rule));
        Assert.All(result.Findings, f => Assert.Contains("dev, staging", f.What, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_twice_gives_the_same_findings_in_the_same_order()
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, "    network:", "    network:\n      natGateways: single");
        _checkout.Replace(Checkout.Dev, "    network:", "    network:\n      interfaceEndpoints: false");
        _checkout.Replace(FamilyCheckout.Staging, "    teams:\n", "    teams:\n      speech: { group: ml-speech }\n");
        _checkout.Replace(Families, "\n  budget:\n    type: ", "\n  budget:\n    type: nothing-");

        // When
        var runs = new[] { await _checkout.CheckAsync(), await _checkout.CheckAsync() };

        // Then
        Assert.True(runs[0].Findings.Count >= 4);
        Assert.Equal(runs[0].Findings.Select(FamilyCheckout.Text), runs[1].Findings.Select(FamilyCheckout.Text));
        Assert.Equal(
            runs[0].Environments.Select(e => (e.Name, e.Resources, e.Reference)),
            runs[1].Environments.Select(e => (e.Name, e.Resources, e.Reference))
        );
    }

    [Fact]
    public async Task A_retiring_environment_is_planned_and_compared_with_none()
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, "    owner:", "    retiring: true\n    owner:");

        // When
        var result = await _checkout.CheckAsync("dev", "prod", "staging");

        // Then
        Assert.Empty(result.Findings);
        Assert.Equal(["staging", null, null], result.Environments.Select(e => e.Reference));
        Assert.All(result.Environments, e => Assert.NotNull(e.Resources));
    }

    [Fact]
    public async Task A_family_of_one_has_no_reference()
    {
        Keep("dev");

        var result = await _checkout.CheckAsync();

        Assert.Empty(result.Findings);
        Assert.Null(Assert.Single(result.Environments).Reference);
    }

    [Fact]
    public async Task Where_there_is_no_foundation_nothing_is_compared_and_no_other_family_planned()
    {
        // Given
        _checkout.Replace("stacks/Pulumi.lab.yaml", "family: lab", "family: research");
        var planned = new List<string>();

        // When
        var result = await _checkout.CheckAsync(
            environment =>
            {
                lock (planned)
                    planned.Add(environment.Name);
                return EnvironmentPlans.OfAsync(environment);
            },
            "lab",
            "research"
        );

        // Then
        Assert.All(result.Environments, e => Assert.Equal((null, null), (e.Resources, e.Reference)));
        Assert.Equal(["lab", "research"], planned.Order(StringComparer.Ordinal));
        Assert.Equal(2, result.Findings.Count(f => f.Rule == Foundations.MissingRule));
    }

    [Fact]
    public async Task A_reference_that_does_not_load_is_replaced_by_the_next_one()
    {
        _checkout.Replace(FamilyCheckout.Prod, "tier: prod", "teir: prod");

        var result = await _checkout.CheckAsync("dev", "prod", "staging");

        Assert.Equal(["staging", null, null], result.Environments.Select(e => e.Reference));
        Assert.All(result.Findings, f => Assert.StartsWith("settings/", f.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_that_cannot_be_planned_is_replaced_by_the_next_one()
    {
        // Given, when
        var result = await _checkout.CheckAsync(WithoutPlanOf("prod"), "dev", "prod", "staging");

        // Then
        Assert.Equal(["dev", "prod", "staging"], result.Environments.Select(e => e.Name));
        Assert.Equal(["staging", null, null], result.Environments.Select(e => e.Reference));
        Assert.Equal("planner/failed", Assert.Single(result.Findings).Rule);
    }

    [Fact]
    public async Task A_family_of_which_none_can_be_planned_is_told_once_each()
    {
        // Given, when
        var result = await _checkout.CheckAsync(WithoutPlanOf("dev", "prod", "staging"), "dev", "prod", "staging");

        // Then
        Assert.Equal(["dev", "prod", "staging"], result.Environments.Select(e => e.Name));
        Assert.All(result.Environments, e => Assert.Equal((null, null), (e.Resources, e.Reference)));
        Assert.Equal(3, result.Findings.Count);
    }

    [Fact]
    public async Task The_reference_is_planned_for_another_one_and_told_only_where_it_was_asked_for()
    {
        var result = await _checkout.CheckAsync("dev");

        Assert.Equal(("dev", "prod"), (Assert.Single(result.Environments).Name, result.Environments[0].Reference));
        Assert.Empty(result.Findings);
    }

    public void Dispose() => _checkout.Dispose();

    private static Func<LoadedEnvironment, Task<PlanResult>> WithoutPlanOf(params string[] names) =>
        environment =>
            names.Contains(environment.Name)
                ? Task.FromResult(new PlanResult(null, [new Finding("planner/failed", Severity.Critical, "What.", "Mend it.")]))
                : EnvironmentPlans.OfAsync(environment);

    private void AllowEndpoints(string family) =>
        _checkout.Write(
            Families,
            _checkout.Read(Families)
                + $"""

                families:
                  {family}:
                    allow:
                      own-endpoints:
                        type: aws:*
                        resource: foundation-network-*endpoint*
                        presence: true
                        direction: either
                        reason: This family goes without.

                """
        );

    private void Keep(params string[] names)
    {
        foreach (var name in new EnvironmentCatalog(_checkout.Workspace().Files).Names.Except(names))
            File.Delete(_checkout.PathOf($"stacks/Pulumi.{name}.yaml"));
    }
}
