using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Explain;

public sealed class ExplainTests
{
    private const string Secret = "images: { registries: { ngc: { server: nvcr.io, username: x, password: { secure: canary } } } }";

    [Theory]
    [InlineData("clustr", "Did you mean cluster?")]
    [InlineData("cluster.versoin", "Did you mean version?")]
    [InlineData("cluster.pools.a10", "Did you mean a10g?")]
    [InlineData("teams.visoin.group", "Did you mean vision?")]
    public void An_unknown_key_is_told_with_the_nearest_one(string path, string hint)
    {
        var result = Dev().Explain(path);

        Assert.Null(result.Explanation);
        Assert.StartsWith(hint, result.Problem!.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cluster.pools.cpu", "a10g, system")]
    [InlineData("gateway.nothing", "domain")]
    [InlineData("cluster.version.minor", "no key: there is nothing below it")]
    [InlineData("network.zones[3]", "a number from 0 to 2: it is a list")]
    [InlineData("network.zones.first", "a number from 0 to 2: it is a list")]
    public void An_unknown_key_is_told_with_all_that_there_are(string path, string allowed) =>
        Assert.Equal(allowed, Dev().Explain(path).Problem!.Allowed);

    [Fact]
    public void A_map_is_explained_by_the_values_below_it()
    {
        // Given
        var dev = Dev();

        // When
        var explained = dev.Explain("cluster.pools").Explanation!;

        // Then
        Assert.Null(explained.Value);
        Assert.Equal(
            dev.Resolved.Leaves.Select(leaf => leaf.Path).Where(path => path.StartsWith("cluster.pools.", StringComparison.Ordinal)),
            explained.Below.Select(leaf => leaf.Path)
        );
    }

    [Theory]
    [InlineData("artifacts: { keepOldVersionsDays: null }")]
    [InlineData("artifacts: null")]
    public void A_removed_value_has_its_default_and_says_what_removed_which_values(string settings)
    {
        // Given
        var dev = Dev(settings);

        // When
        var explained = dev.Explain("artifacts.keepOldVersionsDays").Explanation!;

        // Then
        Assert.Equal(("90", "stacks/Pulumi.dev.yaml"), (explained.Value, explained.Origin!.Value.File));
        Assert.Equal(
            ["7 stacks/tiers/dev.yaml", "90 stacks/defaults.yaml"],
            explained.Overrode.Select(origin => $"{origin.Value} {origin.Place.File}")
        );
        Assert.Equal(explained.Origin, dev.Resolved.Leaves.Single(leaf => leaf.Path == explained.Path).Origin);
    }

    [Fact]
    public void A_removed_name_says_what_removed_it()
    {
        // Given
        var files = MemoryFiles.Shipped.With(
            "clouds/aws.yaml",
            MemoryFiles.Shipped.Text("clouds/aws.yaml") + "teams: { old: { group: x } }\n"
        );

        // When
        var dev = files.Replace(MemoryFiles.Dev, "    teams:\n", "    teams:\n      old: null\n").Load().Environment!;
        var explained = dev.Explain("teams.old").Explanation!;

        // Then
        Assert.Equal(("null", "stacks/Pulumi.dev.yaml"), (explained.Value, explained.Origin!.Value.File));
        Assert.Equal("{ group: x }", Assert.Single(explained.Overrode).Value);
    }

    [Fact]
    public void A_removed_map_says_what_removed_it()
    {
        var explained = Dev("artifacts: null").Explain("artifacts").Explanation!;

        Assert.Equal("stacks/Pulumi.dev.yaml", explained.Origin!.Value.File);
        Assert.Equal(2, explained.Overrode.Count);
    }

    [Theory]
    [InlineData("images.registries.ngc.password")]
    [InlineData("images.registries.ngc")]
    [InlineData("images")]
    [InlineData("")]
    public void A_secret_is_explained_by_its_placeholder(string path)
    {
        var explained = Dev(Secret).Explain(path).Explanation!;

        var values = explained.Below.Select(leaf => leaf.Value).Append(explained.Value);
        Assert.Contains("${secret.images.registries.ngc.password}", values);
        Assert.DoesNotContain(values, value => value?.Contains("canary", StringComparison.Ordinal) == true);
    }

    private static LoadedEnvironment Dev(string settings = "") => MemoryFiles.Shipped.AddToDev(settings).Load().Environment!;
}
