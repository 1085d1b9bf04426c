using System.Text.Json.Nodes;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
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
