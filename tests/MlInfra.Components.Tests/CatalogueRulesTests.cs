using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

public sealed class CatalogueRulesTests
{
    [Theory]
    [InlineData("aws", "a10g", 1, "")]
    [InlineData("aws", "a10g", 1, "g5.xlarge g5.16xlarge")]
    [InlineData("aws", "h100", 8, "")]
    [InlineData("azure", "a10", 2, "")]
    [InlineData("azure", "a100-80", 1, "Standard_NC24ads_A100_v4")]
    [InlineData(null, "l40s", 4, "")]
    [InlineData(null, "rtx-5090", 2, "")]
    public void What_there_is_may_be_asked_for(string? cloud, string accelerator, int gpus, string types) =>
        Assert.Empty(Check(cloud, Pool(accelerator, gpus, types)));

    [Theory]
    [InlineData("aws", "a10", "a10g")]
    [InlineData("aws", "h1oo", "h100")]
    [InlineData("aws", "a100", "a100-40")]
    [InlineData("azure", "a10g", "a10")]
    [InlineData("azure", "l4", "t4")]
    public void A_name_that_the_cloud_has_no_machines_with_is_refused_with_those_it_has(string cloud, string accelerator, string nearest)
    {
        var problem = Assert.Single(Check(cloud, Pool(accelerator, 1)));

        Assert.Equal(("pools.gpu.accelerator", accelerator), (problem.Path, problem.Given));
        Assert.StartsWith($"an accelerator that {cloud} has machines with: ", problem.Allowed, StringComparison.Ordinal);
        Assert.EndsWith($"the nearest name is {nearest}.", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws", "trainium")]
    [InlineData("aws", "trainium2")]
    [InlineData("aws", "inferentia2")]
    [InlineData("azure", "trainium")]
    [InlineData(null, "inferentia2")]
    public void What_no_pod_can_get_is_refused_before_it_is_paid_for(string? cloud, string accelerator)
    {
        var problem = Assert.Single(Check(cloud, Pool(accelerator, 16)));

        Assert.Equal("pools.gpu.accelerator", problem.Path);
        Assert.Contains("aws.amazon.com/neuron", problem.Given, StringComparison.Ordinal);
        Assert.DoesNotContain("trainium", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_no_machine_has_is_refused_with_the_nearest_and_their_prices()
    {
        var problem = Assert.Single(Check("aws", Pool("a10g", 2)));

        Assert.Equal(("pools.gpu.gpusPerNode", "2 a10g, which no instance type has in eu-west-1"), (problem.Path, problem.Given));
        Assert.Contains("g5.xlarge (1 a10g of 22 GiB, 1.006 USD an hour in us-east-1)", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_is_known_to_lack_an_accelerator_is_told_before_anything_is_made()
    {
        var problem = Assert.Single(Check("aws", Pool("l4", 1)));

        Assert.Equal("1 l4, which no instance type has in eu-west-1", problem.Given);
        Assert.Contains("g5.xlarge", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g5.12xlarge", "g5.12xlarge, which has 4 a10g")]
    [InlineData("g4dn.xlarge", "g4dn.xlarge, which has 1 t4")]
    [InlineData("g9.xlarge", "g9.xlarge, which the catalogue of 2026-11-21 does not know")]
    [InlineData("m7i.large", "m7i.large, which the catalogue of 2026-11-21 does not know")]
    public void A_type_without_what_the_pool_says_is_refused_with_those_that_have_it(string type, string given)
    {
        var problem = Assert.Single(Check("aws", Pool("a10g", 1, $"g5.xlarge {type}")));

        Assert.Equal(("pools.gpu.instanceTypes", given), (problem.Path, problem.Given));
        Assert.StartsWith("instance types with 1 a10g in eu-west-1: g5.xlarge (", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_is_not_in_the_region_is_refused()
    {
        var problem = Assert.Single(Check("aws", Pool("l4", 1, "g6.xlarge")));

        Assert.Equal("g6.xlarge, which is not in eu-west-1", problem.Given);
    }

    [Fact]
    public void A_single_type_is_not_chosen_for_spot()
    {
        var problem = Assert.Single(Check("aws", Pool("a10g", 1, "g5.xlarge") with { Capacity = [CapacityKind.Spot] }));

        Assert.Equal(("pools.gpu.instanceTypes", "g5.xlarge"), (problem.Path, problem.Given));
        Assert.Contains("g5.2xlarge", problem.Fix, StringComparison.Ordinal);
        Assert.Empty(Check("aws", Pool("a10g", 1) with { Capacity = [CapacityKind.Spot] }));
        // There is no other.
        Assert.Empty(Check("aws", Pool("h100", 8) with { Capacity = [CapacityKind.Spot] }));
    }

    [Fact]
    public void A_machine_with_accelerators_is_not_for_a_pool_that_names_none()
    {
        var problem = Assert.Single(Check("aws", new PoolSettings { InstanceTypes = ["m7i.large", "g5.xlarge"], MaxNodes = 1 }));

        Assert.Equal(("pools.gpu.instanceTypes", "g5.xlarge, which has 1 a10g"), (problem.Path, problem.Given));
    }

    [Fact]
    public void A_type_of_another_cloud_is_left_to_the_rule_on_its_form() =>
        Assert.Empty(Check("aws", Pool("a10g", 1, "Standard_NC24ads_A100_v4")));

    private static List<SettingProblem> Check(string? cloud, PoolSettings pool) =>
        [
            .. CatalogueRules.Check(
                cloud,
                cloud == "azure" ? "westeurope" : "eu-west-1",
                new Dictionary<string, PoolSettings> { ["gpu"] = pool }
            ),
        ];

    private static PoolSettings Pool(string accelerator, int gpus, string types = "") =>
        new()
        {
            Accelerator = accelerator,
            GpusPerNode = gpus,
            InstanceTypes = types.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            MaxNodes = 4,
        };
}
