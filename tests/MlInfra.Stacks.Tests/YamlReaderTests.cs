using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("true", ScalarMeaning.Boolean)]
    [InlineData("FALSE", ScalarMeaning.Boolean)]
    [InlineData("yes", ScalarMeaning.Text)]
    [InlineData("off", ScalarMeaning.Text)]
    [InlineData("~", ScalarMeaning.Null)]
    [InlineData("", ScalarMeaning.Null)]
    [InlineData("-12", ScalarMeaning.WholeNumber)]
    [InlineData("0x1F", ScalarMeaning.WholeNumber)]
    [InlineData("1.35", ScalarMeaning.Real)]
    [InlineData(".inf", ScalarMeaning.Real)]
    [InlineData("1e3", ScalarMeaning.Real)]
    [InlineData("1.2.3", ScalarMeaning.Text)]
    [InlineData("\"1\"", ScalarMeaning.Text)]
    [InlineData("'true'", ScalarMeaning.Text)]
    public void A_scalar_means_what_the_core_schema_of_YAML_1_2_says(string text, ScalarMeaning meaning)
    {
        var scalar = Assert.IsType<YamlScalar>(TreeText.Parse($"key: {text}").Find("key")!.Value);

        Assert.Equal(meaning, scalar.Meaning);
    }

    [Fact]
    public void Every_node_knows_its_place()
    {
        // Given, when
        var tree = TreeText.Parse("a:\n  b: [x, y]\n");

        // Then
        var entry = Assert.IsType<YamlMap>(tree.Find("a")!.Value).Find("b")!;
        Assert.Equal(new Mark("text.yaml", 2, 3), entry.KeyMark);
        Assert.Equal("text.yaml:2:10", Assert.IsType<YamlList>(entry.Value).Items[1].Mark.ToString());
    }

    [Fact]
    public void A_text_on_which_the_parser_stands_still_is_told()
    {
        var result = MemoryFiles.Shipped.With("tiers/dev.yaml", "cluster:\n  version: '1.35'\n: # none\nartifacts: {}\n").Load();

        Assert.All(result.Problems, problem => Assert.Equal("stacks/tiers/dev.yaml", problem.File));
        Assert.Contains("yaml/syntax", result.Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void A_JSON_text_is_the_same_tree()
    {
        var json = TreeText.Parse("""{"a":{"b":[1,"1",true,null,"\u00fc\ud83d\ude00\/"]},"s":{"secure":"canary"}}""");
        var yaml = TreeText.Parse("a:\n  b: [1, '1', true, null, ü😀/]\ns: { secure: x }");

        Assert.Equal(TreeText.Of(yaml), TreeText.Of(json));
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_change_nothing()
    {
        // Given
        var text = MemoryFiles.Shipped.Text(MemoryFiles.Dev).Replace("\n", "\r\n");

        // When
        var result = MemoryFiles.Shipped.With(MemoryFiles.Dev, "\uFEFF" + text).Load();

        // Then
        Assert.True(result.Succeeded);
        Assert.Equal(4, result.Environment.Locate("family").Line);
    }

    [Fact]
    public void Keys_of_Pulumi_and_of_other_packages_are_left_alone()
    {
        var dev = MemoryFiles.Shipped.Text(MemoryFiles.Dev);

        var text =
            $"{dev}  aws:region: [eu-west-1]\nsecretsprovider: passphrase\nencryptionsalt: v1:x\nencryptedkey: y\nenvironment: [base]\n";

        Assert.True(MemoryFiles.Shipped.With(MemoryFiles.Dev, text).Load().Succeeded);
    }
}
