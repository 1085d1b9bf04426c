namespace MlInfra.Stacks.Tests;

public sealed class EngineConfigurationTests
{
    private const string Json = """
        { "family": "core", "tier": "dev", "cloud": "aws", "region": "eu-west-1", "account": "123456789012", "owner": "@ml",
          "network": { "cidr": "10.20.0.0/16", "zones": ["a", "b"] },
          "budget": { "monthlyUsd": 100, "notify": ["ml@example.com"] }, "gateway": { "domain": "dev.example.com" },
          "cluster": { "pools": { "system": { "maxNodes": 7 } } } }
        """;

    [Fact]
    public void The_layers_lie_below_the_configuration_of_the_engine()
    {
        var loaded = Load(Json);

        Assert.Empty(loaded.Problems);
        Assert.Equal(7, loaded.Environment!.Settings.Cluster.Pools["system"].MaxNodes);
        Assert.Equal(50, loaded.Environment.Settings.Cluster.Pools["system"].DiskGiB);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_no_map_is_a_problem_that_names_the_stack(string json)
    {
        var problem = Assert.Single(Load(json).Problems, p => p.File == "configuration of the stack dev");

        Assert.NotEmpty(problem.Fix);
    }

    private static LoadResult Load(string json)
    {
        var root = MlInfra.Tests.Shared.Repository.Root;
        return new EnvironmentCatalog(new DirectoryFiles(root, "stacks")).LoadFromEngine("dev", json);
    }
}
