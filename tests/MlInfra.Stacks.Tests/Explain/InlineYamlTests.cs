using System.Text;
using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests.Explain;

public sealed class InlineYamlTests
{
    private static readonly string[] Pieces =
    [
        .. "- -- --- ... . .. : :: , ; # ## ' '' \" \\ | > ? ! !! & * % @ ` [ ] { } < << > = ~ + $ / _".Split(' '),
        .. "null Null ~ true False yes no on off 0 1 -1 +1 010 0x1F 0o7 1.5 1e3 .inf -.Inf .nan 1:30 2026-05-01 10.0.0.0/8 a b key: k:v x-y".Split(
            ' '
        ),
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\0",
        "\u0001",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\uffff",
        "ü",
        "ключ",
        "中",
        "😀",
        "\U0010FFFF",
    ];

    public static TheoryData<string> OddTexts =>
        [.. Pieces.SelectMany(piece => new[] { piece, $"@{piece}", $"a{piece}" }).Append("").Distinct()];

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void An_odd_text_is_read_back_as_it_was(string text) => AssertReadBack(text);

    [Fact]
    public void Any_text_is_read_back_as_it_was()
    {
        for (var seed = 0; seed < 5000; seed++)
            AssertReadBack(RandomText(new Random(seed)));
    }

    [Fact]
    public void Any_tree_is_read_back_with_the_same_meaning()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            // Given
            var tree = TreeText.Parse(RandomLayer.Of(seed));

            // When
            var written = InlineYaml.Of(tree);

            // Then
            Assert.DoesNotContain('\n', written);
            Assert.Equal(TreeText.Of(tree), TreeText.Of(TreeText.Parse(written)));
        }
    }

    [Theory]
    [InlineData("a:b", "a:b")]
    [InlineData("x y", "\"x y\"")]
    [InlineData("10.20.0.0/16", "10.20.0.0/16")]
    [InlineData("1", "\"1\"")]
    [InlineData("yes", "yes")]
    [InlineData("null", "\"null\"")]
    [InlineData("@ml", "\"@ml\"")]
    [InlineData("ü – x", "\"ü – x\"")]
    public void A_text_has_quotes_only_where_it_would_read_as_something_else(string text, string written) =>
        Assert.Equal(written, InlineYaml.Text(text));

    // As a value below a key, in brackets, as a key, and alone, as after --set key=.
    private static void AssertReadBack(string text)
    {
        var written = InlineYaml.Of(new YamlScalar(default, text, ScalarMeaning.Text));
        Assert.DoesNotContain('\n', written);
        var map = TreeText.Parse($"a: {written}\nb: [{written}, {written}]\nc: {{ x: {written}, k{Key(written)}: 1 }}\n");
        var list = Assert.IsType<YamlList>(map.Find("b")!.Value);
        Assert.All(
            [map.Find("a")!.Value, .. list.Items, ((YamlMap)map.Find("c")!.Value).Find("x")!.Value, Alone(written)],
            node => AssertText(text, node)
        );
    }

    private static string Key(string written) => written[0] == '"' ? "" : $"-{written.Replace(':', '-')}";

    private static YamlNode Alone(string written)
    {
        var log = new ProblemLog(null);
        var node = YamlReader.Read("text.yaml", written, log);
        Assert.Equal("", ProblemText.Format(log.Sorted()));
        return node!;
    }

    private static void AssertText(string text, YamlNode node)
    {
        var scalar = Assert.IsType<YamlScalar>(node);
        Assert.Equal((text, ScalarMeaning.Text), (scalar.Text, scalar.Meaning));
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 6); count > 0; count--)
            text.Append(random.Next(8) == 0 ? AnyRune(random) : Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    private static string AnyRune(Random random)
    {
        var value = random.Next(0x110000);
        return Rune.IsValid(value) ? new Rune(value).ToString() : "-";
    }
}
