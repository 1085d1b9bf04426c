using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Planner.Tests.Policies;

namespace MlInfra.Planner.Tests.Cost;

public sealed class CostDeltaTests
{
    private static readonly Part Key = new("aws:kms/key:Key", "key");
    private static readonly Part Address = new("aws:ec2/eip:Eip", "ip");

    [Fact]
    public async Task What_came_what_went_and_what_grew_is_told_by_resource_the_largest_first()
    {
        var before = await CostCase.EstimateAsync(CostCase.Prices, CostCase.Provider, Key, Files(1200));
        var after = await CostCase.EstimateAsync(CostCase.Prices, CostCase.Provider, Address, Files(2400), Odd);

        var delta = CostDelta.Between(before, after);

        Assert.Equal(
            ["files: 192 -> 384", "ip: - -> 3.65", "key: 1 -> -"],
            delta.Changes.Select(c => $"{c.Name}: {Shown(c.Before)} -> {Shown(c.After)}")
        );
        Assert.Equal(Amount.Of(194.65m), delta.Difference);
        Assert.Equal(delta.Difference, Amount.Sum(delta.Changes.Select(c => c.Difference)));
        Assert.Equal(["odd"], delta.NewlyUnpriced.Select(p => p.Name));
    }

    [Fact]
    public async Task A_new_environment_has_nothing_before_and_one_that_is_gone_nothing_after()
    {
        var estimate = await CostCase.EstimateAsync(CostCase.Prices, CostCase.Provider, Key);

        var (came, went, nothing) = (CostDelta.Between(null, estimate), CostDelta.Between(estimate, null), CostDelta.Between(null, null));

        Assert.Equal((null, Amount.Of(1)), (came.Before, came.Difference));
        Assert.Equal((null, Amount.Of(-1)), (went.After, went.Difference));
        Assert.Equal(Amount.Zero, nothing.Difference);
        Assert.Empty(nothing.Changes);
    }

    [Fact]
    public async Task What_is_the_same_in_another_stack_or_under_another_name_costs_no_more_and_no_less()
    {
        var before = await PlanOf("dev", Key, Address, Odd);
        var after = await PlanOf("playground", Key, Address with { Name = "address" }, Odd with { Name = "other" });
        var known = after with { Resources = [.. after.Resources.Select(r => WasCalled(r, ("address", "ip"), ("other", "odd")))] };

        var delta = Delta(before, known);

        Assert.Empty(delta.Changes);
        Assert.Empty(delta.NewlyUnpriced);
        Assert.Equal(["address", "ip"], Delta(before, after).Changes.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["other"], Delta(before, after).NewlyUnpriced.Select(p => p.Name));

        static CostDelta Delta(Plan before, Plan after) =>
            CostDelta.Between(
                CostEstimate.Of(before, CostCase.Prices),
                CostEstimate.Of(after, CostCase.Prices),
                PlanDiff.Between(before, after)
            );

        static Task<Plan> PlanOf(string environment, params Part[] parts) =>
            Planning.Of(() => Array.ForEach([CostCase.Provider, .. parts], part => _ = new Thing(part)), environment: environment);
    }

    private static PlannedResource WasCalled(PlannedResource resource, params (string Now, string Former)[] names) =>
        names.FirstOrDefault(name => name.Now == resource.Name).Former is { } former
            ? resource with
            {
                Options = resource.Options with { Aliases = [new PlannedAlias(null, former, null, null, false)] },
            }
            : resource;

    private static Part Odd => new("aws:sagemaker/endpoint:Endpoint", "odd", """{"endpointConfigName": "c"}""");

    private static Part Files(int gibibytes) =>
        new(
            "aws:fsx/lustreFileSystem:LustreFileSystem",
            "files",
            $$"""{"deploymentType": "PERSISTENT_2", "storageCapacity": {{gibibytes}}, "perUnitStorageThroughput": 125, "subnetIds": "a"}"""
        );

    private static string Shown(Amount? amount) => amount is { } known ? CostCase.Shown(known) : "-";
}
