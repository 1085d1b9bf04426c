using MlInfra.Export;
using MlInfra.Planner.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Tests;

public sealed class YamlTextTests
{
    public static TheoryData<string> Ambiguous =>
        [
            .. "true|True|false|yes|no|on|OFF|y|N|null|~||nan|.inf|1|-1|1.5|1e3|0x1|0o7|1_000|12:30|2020-01-01|=|<<|.5".Split('|'),
            .. "- a|a: b|a:|# a|a #b|*a|&a|!a|%a|@a|`a`|{a}|[a]|a, b|? a|> a|\"a\"|'a'|---|...|${x.y}|$oauthtoken".Split('|'),
        ];

    public static TheoryData<string> Odd =>
        [
            "ü",
            "日本語",
            "😀",
            " a",
            "a ",
            "\ta",
            "a\nb",
            "a\n",
            "\n",
            "a\r\nb",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u007f",
            "\\n",
            new('a', 5000),
        ];

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public void A_text_that_could_pass_for_anything_else_is_quoted(string text)
    {
        var scalars = Scalars(MapOf(text, new PlanValue.Text(text)));

        Assert.All(scalars, scalar => Assert.Equal((text, false), (scalar.Value, scalar.Style == ScalarStyle.Plain)));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void Every_text_is_read_back_as_it_was(string text)
    {
        var scalars = Scalars(MapOf(text, new PlanValue.Text(text)));

        Assert.Equal([text, text], scalars.Select(scalar => scalar.Value));
    }

    [Theory]
    [InlineData("cert-manager")]
    [InlineData("cert-manager.io/v1")]
    [InlineData("v1.21.1")]
    [InlineData("Ingress")]
    public void A_text_that_is_only_a_text_is_plain(string text)
    {
        Assert.Equal($"{text}: {text}\n", YamlText.Of(MapOf(text, new PlanValue.Text(text))));
    }

    [Fact]
    public void Numbers_booleans_and_nothing_are_plain()
    {
        // Given
        PlanValue[] values =
        [
            new PlanValue.Number(8080),
            new PlanValue.Number(-0.5),
            new PlanValue.Number(123456789012),
            new PlanValue.Number(9007199254740991),
            new PlanValue.Bool(true),
            new PlanValue.Bool(false),
            new PlanValue.Null(),
        ];

        // When
        var yaml = YamlText.Of(new PlanValue.List([.. values]));

        // Then
        Assert.Equal("- 8080\n- -0.5\n- 123456789012\n- 9007199254740991\n- true\n- false\n- null\n", yaml);
    }

    [Fact]
    public void Empty_maps_and_lists_stay_what_they_are()
    {
        PlanValue value = MapOf("a", new PlanValue.List([PlanValue.Map.Empty, new PlanValue.List([])]));

        Assert.Equal("a:\n- {}\n- []\n", YamlText.Of(value));
    }

    private static PlanValue.Map MapOf(string key, PlanValue value) => new([KeyValuePair.Create(key, value)]);

    private static List<Scalar> Scalars(PlanValue value)
    {
        var parser = new Parser(new StringReader(YamlText.Of(value)));
        var scalars = new List<Scalar>();
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
                scalars.Add(scalar);
        }
        Assert.Equal(2, scalars.Count);
        return scalars;
    }
}
