using FsCheck;
using FsCheck.Fluent;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests;

public sealed class LayerTests
{
    private static readonly Config Deterministic = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 7);

    private static readonly Arbitrary<string> Trees = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(RandomLayer.Of));

    [Theory]
    [InlineData("{ a: 1 }", "{ b: 2 }", "{a: WholeNumber(1), b: WholeNumber(2)}")]
    [InlineData("{ a: 1 }", "{ A: 2 }", "{A: WholeNumber(2), a: WholeNumber(1)}")]
    [InlineData("{ a: { b: 1, c: 1 } }", "{ a: { b: 2 } }", "{a: {b: WholeNumber(2), c: WholeNumber(1)}}")]
    [InlineData("{ a: [1, 2] }", "{ a: [3] }", "{a: [WholeNumber(3)]}")]
    [InlineData("{ a: { b: 1 } }", "{ a: null }", "{}")]
    [InlineData("{ a: { b: 1 } }", "{ a: { b: ~ } }", "{a: {}}")]
    [InlineData("{ a: null }", "{ a: { b: 1 } }", "{a: {b: WholeNumber(1)}}")]
    [InlineData("{ a: { b: 1 } }", "{ a: x }", "{a: Text(x)}")]
    public void Maps_merge_by_key_everything_else_replaces_and_null_removes(string lower, string upper, string merged)
    {
        Assert.Equal(merged, Merged(lower, upper));
    }

    [Fact]
    public void Null_removes_for_the_layers_below_only()
    {
        Assert.Equal("{a: {c: WholeNumber(2)}}", Merged("{ a: { b: 1 } }", "{ a: null }", "{ a: { c: 2 } }"));
    }

    [Fact]
    public void An_empty_layer_changes_nothing() => Holds(tree => Merged(tree, "{}") == Merged(tree) && Merged("{}", tree) == Merged(tree));

    [Fact]
    public void A_layer_over_itself_changes_nothing() => Holds(tree => Merged(tree, tree) == Merged(tree));

    [Fact]
    public void Every_leaf_of_the_last_layer_wins() =>
        Holds(
            (lower, upper) =>
                Leaves(TreeText.Parse(upper), "").All(Leaves(LayerMerge.Merge([TreeText.Parse(lower), TreeText.Parse(upper)]), "").Contains)
        );

    [Fact]
    public void Every_value_comes_from_one_of_the_layers() =>
        Holds(
            (lower, upper) =>
                Leaves(LayerMerge.Merge([TreeText.Parse(lower), TreeText.Parse(upper)]), "")
                    .All(leaf => Leaves(TreeText.Parse(lower), "").Contains(leaf) || Leaves(TreeText.Parse(upper), "").Contains(leaf))
        );

    [Fact]
    public void Layers_without_keys_in_common_commute()
    {
        Holds((left, right) => Merged($"{{ l: {left} }}", $"{{ r: {right} }}") == Merged($"{{ r: {right} }}", $"{{ l: {left} }}"));
    }

    [Fact]
    public void The_text_of_a_layer_decides_not_the_order_of_its_keys()
    {
        Assert.Equal(Merged("{ a: 1, b: 2 }", "{ c: 3, a: 4 }"), Merged("{ b: 2, a: 1 }", "{ a: 4, c: 3 }"));
    }

    private static void Holds(Func<string, bool> law) => Check.One(Deterministic, Prop.ForAll(Trees, law));

    private static void Holds(Func<string, string, bool> law) => Check.One(Deterministic, Prop.ForAll(Trees, Trees, law));

    private static string Merged(params string[] layers) => TreeText.Of(LayerMerge.Merge(layers.Select(TreeText.Parse)));

    private static IEnumerable<string> Leaves(YamlNode node, string path) =>
        node is YamlMap map
            ? map.Entries.Where(entry => !entry.IsRemoved).SelectMany(entry => Leaves(entry.Value, $"{path}/{entry.Key}"))
            : [$"{path}={TreeText.Of(node)}"];
}
