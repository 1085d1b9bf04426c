using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Tests.Reports;

public class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", "  a|- b|+ x|  c")]
    [InlineData("a\nb", "a\nb\nc", "  …|  b|+ c")]
    [InlineData("a\nb\n", "b\n", "- a|  b")]
    [InlineData("a\na\na", "a\na", "  …|  a|- a")]
    [InlineData("", "a\nb", "- |+ a|+ b")]
    [InlineData("a\r\nb", "a\nb", "- a\uFFFD|+ a|  b")]
    public void Lines_that_differ_are_shown_with_what_stands_around_them(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', LineDiff.Of(before, after)!));

    [Fact]
    public void A_text_of_one_line_has_none() => Assert.Null(LineDiff.Of("a", "b"));

    [Fact]
    public void What_would_take_long_is_not_tried_and_a_change_in_a_long_text_is_found()
    {
        var (many, others) = (Lines(100_000, "a"), Lines(100_000, "b"));

        Assert.Null(LineDiff.Of(many, others));
        Assert.Equal(
            ["  …", "  a 49999", "- a 50000", "+ x", "  a 50001"],
            LineDiff.Of(many, many.Replace("a 50000", "x", StringComparison.Ordinal))!
        );
    }

    private static string Lines(int count, string text) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"{text} {i}"));
}
