using System.Text.RegularExpressions;
using MlInfra.Planner.Reports.Json;
using MlInfra.Planner.Reports.Markdown;

namespace MlInfra.Planner.Tests.Reports;

/// <summary>What others wrote in a report stands in code spans and fences, and nowhere else.</summary>
public partial class InertTests
{
    [Fact]
    public void A_name_of_an_environment_is_no_reference_and_no_commit()
    {
        var names = new[] { "GH-2", "0123456789abcdef0123456789abcdef01234567", "@team" };
        var text = MarkdownReport.Write(
            Reporting.Report([.. names.Select(name => MarkdownReportTests.Hostile(name) with { Name = name })])
        );

        Assert.DoesNotMatch("GH-2|[0-9a-f]{40}|team", OutsideOfCode(text));
    }

    [Fact]
    public void Nothing_of_a_hostile_report_comes_alive()
    {
        var report = Reporting.Report(MarkdownReportTests.Hostile("dev"));
        var read = ReportReader.Read(ReportJson.Write(report), "report.json").Report!;

        var text = OutsideOfCode(MarkdownReport.Write(read));

        Assert.DoesNotMatch(@"@|https?:|!\[|\]\(|<img|onerror|#\d|GH-\d|[\u0000-\u0009\u000b-\u001f\u202e]", text);
        Assert.Equal(text.Split("<details>").Length, text.Split("</details>").Length);
    }

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("`a`", "`` `a` ``")]
    [InlineData("a``b", "```a``b```")]
    [InlineData("", "` `")]
    [InlineData("a\nb", "`a⏎b`")]
    public void A_code_span_cannot_be_ended_from_within(string text, string expected) => Assert.Equal(expected, Inert.Code(text));

    [Fact]
    public void A_cell_of_a_table_cannot_be_ended_from_within() => Assert.Equal("`a\\|b`", Inert.Cell("a|b"));

    [Fact]
    public void A_fence_cannot_be_ended_from_within()
    {
        var block = Inert.Block("diff", ["+ a", "````", "@team"]);

        Assert.StartsWith("`````diff\n", block, StringComparison.Ordinal);
        Assert.EndsWith("\n`````\n", block, StringComparison.Ordinal);
    }

    private static string OutsideOfCode(string text) => HtmlSpans().Replace(Spans().Replace(Fences().Replace(text, ""), ""), "");

    [GeneratedRegex(
        @"^(?<fence>`{3,})[a-z]*\n.*?^\k<fence>\n",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Fences();

    [GeneratedRegex("<code>[A-Za-z0-9?_-]*</code>")]
    private static partial Regex HtmlSpans();

    [GeneratedRegex(@"(?<!`)(?<fence>`+)(?!`).*?(?<!`)\k<fence>(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex Spans();
}
