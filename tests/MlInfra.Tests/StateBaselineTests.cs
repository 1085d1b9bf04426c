using System.Text.Json.Nodes;
using MlInfra.Baselines;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Previews;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>The shipped environments against states that a deployment of them would have left.</summary>
public sealed class StateBaselineTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task A_deployed_environment_has_no_changes(string environment)
    {
        var plan = await Plans.OfAsync(Repository.Root, environment);

        Assert.Equal("", string.Join("; ", Changes(plan, ExportedState.Of(plan))));
    }

    [Theory]
    [InlineData("foundation-network-private-a", "vpcId", "\"vpc-of-another-stack\"", "Replace foundation-network-private-a vpcId")]
    [InlineData("foundation-database-instance", "allocatedStorage", "40", "Update foundation-database-instance allocatedStorage")]
    [InlineData("foundation-database-instance", "applyImmediately", "true", "Update foundation-database-instance applyImmediately")]
    [InlineData("foundation-cluster-autoscaler-release", "version", "\"9.50.0\"", "Update foundation-cluster-autoscaler-release version")]
    public async Task Drift_is_all_that_is_found(string resource, string input, string value, string found)
    {
        var plan = await Plans.DevAsync();
        var export = ExportedState.Of(plan);
        ExportedState.Resource(export, resource)["inputs"]![input] = JsonNode.Parse(value);

        Assert.Equal(found, string.Join("; ", Changes(plan, export)));
    }

    [Fact]
    public async Task What_is_not_looked_for_in_a_state_is_not_said_to_be_new()
    {
        // Given
        var found = new Finding("schema/unknown-property", Severity.High, "There is no such property.", "Remove it.");
        var rule = new Finding("network.none", Severity.High, "It is open.", "Close it.");
        var plan = await Plans.DevAsync() with { Findings = [found] };
        var state = StateFile.Read(ExportedState.Of(plan).ToJsonString(), "state.json").State!;
        var baseline = new BaselinePlans(new Baseline(BaselineKind.State, "state:state.json")) { State = state };
        var head = new HeadEnvironment(plan.Environment, null, plan, [found with { Rule = "fleet/network" }], [found, rule]);

        // When
        var report = EnvironmentReports.Of(head, baseline, EarlierFindings.Unknown);

        // Then
        Assert.Equal(
            [("fleet/network", Standing.Unknown), ("schema/unknown-property", Standing.Unknown), ("network.none", Standing.New)],
            report.Findings.Select(one => (one.Finding.Rule, one.Standing))
        );
    }

    private static IEnumerable<string> Changes(Plan plan, JsonObject export)
    {
        var state = StateFile.Read(export.ToJsonString(), "state.json");
        Assert.Empty(state.Findings);
        var prepared = StateComparison.Prepare(plan, state.State!);
        return PlanDiff
            .Between(prepared.Before, prepared.After)
            // What follows from a replacement is written the same.
            .Changes.Where(c => c.Properties.IsEmpty || c.Properties.Any(p => p.Cause is null))
            .Select(c => $"{c.Kind} {(c.After ?? c.Before)!.Name} {string.Join(' ', c.Properties.Select(p => p.Path))}");
    }
}
