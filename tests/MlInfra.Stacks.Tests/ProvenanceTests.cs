using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests;

public sealed class ProvenanceTests
{
    [Theory]
    [InlineData("security", "stacks/defaults.yaml:4:11")]
    [InlineData("cluster.pools.system.maxNodes", "stacks/Pulumi.dev.yaml:19:21")]
    [InlineData("cluster.pools.system.diskGiB", "stacks/tiers/dev.yaml:8:16")]
    [InlineData("cluster.pools.system.instanceTypes[1]", "stacks/clouds/aws.yaml:7:34")]
    [InlineData("cluster.pools.system.capacity", "stacks/Pulumi.dev.yaml:18:11")]
    [InlineData("images.registries", "stacks/Pulumi.dev.yaml:3:3")]
    public void A_setting_is_located_where_it_was_set_or_nearest_to_it(string path, string place)
    {
        Assert.Equal(place, MemoryFiles.Shipped.Load().Environment!.Locate(path).ToString());
    }

    [Fact]
    public void A_value_knows_the_whole_chain_of_what_it_overrode()
    {
        // Given
        var files = MemoryFiles.Shipped.With(
            "clouds/aws.yaml",
            MemoryFiles.Shipped.Text("clouds/aws.yaml") + "artifacts: { keepOldVersionsDays: 5 }\n"
        );

        // When
        var tree = files.AddToDev("artifacts: { keepOldVersionsDays: 3 }").Load().Environment!.Tree;

        // Then
        var chain = Chain(((YamlMap)tree.Find("artifacts")!.Value).Find("keepOldVersionsDays")!.Value);
        Assert.Equal(["3 Pulumi.dev.yaml", "5 aws.yaml", "7 dev.yaml", "90 defaults.yaml"], chain);
    }

    [Fact]
    public void A_removal_knows_what_it_removed()
    {
        var tree = MemoryFiles.Shipped.AddToDev("artifacts: null").Load().Environment!.Tree;

        var removal = tree.Find("artifacts")!;

        Assert.True(removal.IsRemoved);
        Assert.IsType<YamlMap>(removal.Value.Overrode);
    }

    private static IEnumerable<string> Chain(YamlNode? node)
    {
        for (; node is not null; node = node.Overrode)
            yield return $"{((YamlScalar)node).Text} {node.Mark.File.Split('/')[^1]}";
    }
}
