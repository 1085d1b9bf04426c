using FsCheck;
using FsCheck.Fluent;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests;

public sealed class LayerLawTests
{
    private const string DiskGiB = "cluster.pools.system.diskGiB";

    private static readonly Config Deterministic = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261121, 9);

    private static readonly Arbitrary<string> Trees = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(RandomLayer.Of));

    private static readonly MemoryFiles EveryLayerSetsTheDisk = MemoryFiles
        .Shipped.Replace("defaults.yaml", "  version: \"1.35\"\n", "  version: \"1.35\"\n  pools: { system: { diskGiB: 21 } }\n")
        .Replace("tiers/dev.yaml", "diskGiB: 50", "diskGiB: 22")
        .Replace("clouds/aws.yaml", "    system:\n", "    system:\n      diskGiB: 23\n")
        .Replace(MemoryFiles.Dev, "maxNodes: 4\n", "maxNodes: 4\n          diskGiB: 24\n");

    [Fact]
    public void Layers_merged_in_groups_are_layers_merged_one_after_the_other() =>
        Check.One(
            Deterministic,
            Prop.ForAll(
                Trees,
                Trees,
                Trees,
                (low, middle, high) =>
                {
                    // Given
                    var (a, b, c) = (TreeText.Parse(low), TreeText.Parse(middle), TreeText.Parse(high));

                    // When
                    var (left, right) = (Merged(Merged(a, b), c), Merged(a, Merged(b, c)));

                    // Then
                    Assert.Equal(TreeText.Of(left), TreeText.Of(right));
                    Assert.Equal(Chains(left, ""), Chains(right, ""));
                }
            )
        );

    [Fact]
    public void A_value_set_for_one_run_knows_all_that_it_overrode()
    {
        // Given, when
        var explained = Explained(EveryLayerSetsTheDisk, DiskGiB, $"{DiskGiB}=25", $"{DiskGiB}=26");

        // Then
        Assert.Equal(("26", $"--set {DiskGiB}"), (explained.Value, explained.Origin.ToString()));
        Assert.Equal(
            [
                $"25 --set {DiskGiB}",
                "24 stacks/Pulumi.dev.yaml",
                "23 stacks/clouds/aws.yaml",
                "22 stacks/tiers/dev.yaml",
                "21 stacks/defaults.yaml",
            ],
            explained.Overrode.Select(origin => $"{origin.Value} {origin.Place.File}")
        );
    }

    [Fact]
    public void A_removal_for_one_run_removes_what_the_files_set_and_not_what_the_same_run_sets_after_it()
    {
        var teams = Loaded("teams=null", "teams.sound={ group: ml-sound }").Settings.Teams;

        Assert.Equal(["sound"], teams.Keys);
    }

    [Fact]
    public void What_a_layer_removes_a_later_one_sets_again()
    {
        // Given
        var files = EveryLayerSetsTheDisk.Replace("clouds/aws.yaml", "diskGiB: 23", "diskGiB: null");

        // When
        var explained = Explained(files, DiskGiB);

        // Then
        Assert.Equal(["24", "null", "22", "21"], [explained.Value!, .. explained.Overrode.Select(origin => origin.Value)]);
    }

    [Fact]
    public void A_setting_for_one_run_is_above_the_environment_and_leaves_what_is_beside_it()
    {
        var pool = Loaded("cluster.pools.system.maxNodes=9").Settings.Cluster.Pools["system"];

        Assert.Equal((2, 9, 50), (pool.MinNodes, pool.MaxNodes, pool.DiskGiB));
    }

    [Fact]
    public void A_list_for_one_run_replaces_that_of_the_layers() =>
        Assert.Equal(["a", "b"], Loaded("network.zones=[a, b]").Settings.Network.Zones);

    [Fact]
    public void A_tier_for_one_run_brings_the_layer_of_that_tier()
    {
        // Given, when
        var environment = Loaded("tier=prod");

        // Then
        Assert.Equal(365, environment.Settings.Artifacts.KeepOldVersionsDays);
        Assert.Equal("stacks/tiers/prod.yaml", environment.Locate("artifacts.keepOldVersionsDays").File);
    }

    [Fact]
    public void A_cloud_for_one_run_brings_the_layer_of_that_cloud()
    {
        // Given, when
        var environment = Loaded(
            "cloud=azure",
            "region=westeurope",
            "account=3f2a9c1e-7b64-4d0a-9e58-1c6d2f7a8b90",
            "network.zones=[\"1\", \"2\"]",
            "cluster.pools.a10g.instanceTypes=[Standard_NV36ads_A10_v5]",
            "ci=null"
        );

        // Then
        Assert.Equal("Standard_B2s", environment.Settings.Database.InstanceClass);
    }

    [Fact]
    public void A_chooser_that_one_run_removes_is_missing()
    {
        var problems = Load("tier=null").Problems;

        Assert.Contains(problems, problem => problem is { Rule: "settings/missing", KeyPath: "tier", File: "--set tier" });
    }

    [Theory]
    [InlineData("owner=#ml")]
    [InlineData("owner= ")]
    public void A_value_for_one_run_that_YAML_takes_for_nothing_is_no_removal(string text)
    {
        var problem = Assert.Single(Load(text).Problems);

        Assert.Equal(("settings/set", "--set owner"), (problem.Rule, problem.File));
    }

    private static YamlMap Merged(params YamlMap[] layers) => LayerMerge.Merge(layers);

    private static IEnumerable<string> Chains(YamlNode node, string path) =>
        node is YamlMap map ? map.Entries.SelectMany(entry => Chains(entry.Value, $"{path}/{entry.Key}")) : [$"{path}: {Chain(node)}"];

    // Of a map only that it is one: a group of layers has merged what it shows.
    private static string Chain(YamlNode node) =>
        $"{(node is YamlMap ? "a map" : InlineYaml.Of(node))}{(node.Overrode is { } below ? $" over {Chain(below)}" : "")}";

    private static Explanation Explained(MemoryFiles files, string path, params string[] overrides) =>
        new EnvironmentCatalog(files).Load("dev", overrides).Environment!.Explain(path).Explanation!;

    private static LoadedEnvironment Loaded(params string[] overrides)
    {
        var result = Load(overrides);
        Assert.Equal("", ProblemText.Format(result.Problems));
        return result.Environment!;
    }

    private static LoadResult Load(params string[] overrides) => new EnvironmentCatalog(MemoryFiles.AllShipped).Load("dev", overrides);
}
