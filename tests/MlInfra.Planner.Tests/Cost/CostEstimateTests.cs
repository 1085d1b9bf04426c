using MlInfra.Planner.Cost;
using MlInfra.Planner.Tests.Policies;

namespace MlInfra.Planner.Tests.Cost;

public sealed class CostEstimateTests
{
    public static TheoryData<string> Whats => [.. CostCases.All.Select(c => c.What)];

    [Theory]
    [MemberData(nameof(Whats))]
    public async Task A_small_plan_costs(string what)
    {
        var given = CostCases.All.Single(c => c.What == what);

        var estimate = await CostCase.EstimateAsync(CostCase.Prices, [CostCase.Provider, .. given.Parts]);

        Assert.Equal(given.Expected, CostCase.Lines(estimate));
    }

    [Fact]
    public async Task A_price_of_another_region_is_none()
    {
        var estimate = await CostCase.EstimateAsync(
            PriceBook.Shipped,
            new Part("pulumi:providers:aws", "aws", """{"region": "us-east-1"}"""),
            new Part("aws:ec2/natGateway:NatGateway", "nat", """{"subnetId": "s"}""")
        );

        Assert.Empty(estimate.Items);
        Assert.Equal(["vpc/nat-gateway in us-east-1", "vpc/nat-gateway-data in us-east-1"], estimate.UnpricedParts.Select(p => p.What));
        Assert.All(estimate.UnpricedParts, p => Assert.Equal("a price is known in eu-west-1 only", p.Why));
        Assert.Equal(1, estimate.Unpriced["aws:ec2/natGateway:NatGateway"]);
    }

    [Fact]
    public async Task Without_a_cloud_volumes_and_load_balancers_are_not_ours()
    {
        var estimate = await CostCase.EstimateAsync(
            PriceBook.Shipped,
            new Part("kubernetes:core/v1:Service", "edge", """{"spec": {"type": "LoadBalancer"}}"""),
            new Part("kubernetes:core/v1:PersistentVolumeClaim", "claim", """{"spec": {"resources": {"requests": {"storage": "5Gi"}}}}""")
        );

        Assert.Equal((0m, 0m), (estimate.Minimum, estimate.Maximum));
        Assert.Empty(estimate.UnpricedParts);
    }

    [Fact]
    public async Task Sums_by_component_are_the_sum_and_name_the_part_below_the_outermost()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new Thing(CostCase.Provider);
            _ = new Box(
                "outer",
                outer =>
                    _ = new Box(
                        "inner",
                        inner => _ = new Box("deep", deep => _ = new Owned("key", deep), new() { Parent = inner }),
                        new() { Parent = outer }
                    )
            );
            _ = new Thing(new Part("aws:kms/key:Key", "alone"));
        });

        var estimate = CostEstimate.Of(plan, CostCase.Prices);

        Assert.Equal(["", "inner"], estimate.ByComponent.Keys);
        Assert.Equal(estimate.Monthly, Amount.Sum(estimate.ByComponent.Values));
        Assert.Equal(2m, estimate.Minimum);
    }

    [Fact]
    public async Task Numbers_that_are_none_never_stop_an_estimate()
    {
        var estimate = await CostCase.EstimateAsync(
            CostCase.Prices,
            CostCase.Provider,
            new Part(
                "aws:eks/nodeGroup:NodeGroup",
                "huge",
                """{"scalingConfig": {"minSize": -3, "maxSize": 1e300}, "instanceTypes": ["m.large"]}"""
            ),
            new Part(
                "aws:rds/instance:Instance",
                "db",
                """{"engine": "postgres", "instanceClass": "${other.id}", "allocatedStorage": 1e18}"""
            ),
            new Part("aws:ebs/volume:Volume", "disk", """{"availabilityZone": "a", "type": "gp3", "size": 999999999}""")
        );

        Assert.Equal(0m, estimate.Minimum - 99_999_999.9m);
        Assert.Contains(estimate.UnpricedParts, p => p.Name == "db");
    }
}

internal sealed class Owned(string name, Box parent)
    : Pulumi.CustomResource("aws:kms/key:Key", name, Pulumi.ResourceArgs.Empty, new Pulumi.CustomResourceOptions { Parent = parent });
