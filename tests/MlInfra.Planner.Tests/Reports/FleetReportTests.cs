using System.Globalization;
using System.Text.RegularExpressions;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Markdown;
using MlInfra.Planner.Reports.Text;
using MlInfra.Tests.Shared;
using static MlInfra.Planner.Tests.Comparing;
using static MlInfra.Planner.Tests.Reports.Reporting;

namespace MlInfra.Planner.Tests.Reports;

/// <summary>The comment of very many environments: it fits, and counts what it leaves out.</summary>
public partial class FleetReportTests
{
    [Fact]
    public void The_same_replacements_in_many_environments_fit()
    {
        // Given
        var environments = Enumerable.Range(0, 120).Select(i => Changed(Name(i), Pools("g5.xlarge"), Pools("g6.xlarge")));

        // When
        var text = MarkdownReport.Write(Report([.. environments]));

        // Then
        Assert.InRange(text.Length, 10_000, MarkdownReport.Limit);
        Assert.StartsWith("### Preview: 120 environments change\n", text, StringComparison.Ordinal);
        Assert.Contains("(`environment-000`, `environment-001`, ", text, StringComparison.Ordinal);
        Assert.Contains("`environment-007` and 112 more)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("`environment-008`,", text, StringComparison.Ordinal);
        Assert.Contains("<code>environment-007</code> and 112 more: 40 resources</summary>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void However_different_many_environments_are_all_that_is_left_out_is_counted()
    {
        // Given
        var report = Fleet(200);

        // When
        var text = MarkdownReport.Write(report);

        // Then
        Assert.InRange(text.Length, 30_000, MarkdownReport.Limit);
        Assert.StartsWith("### Preview: 1 failed, 180 environments change\n", text, StringComparison.Ordinal);
        Assert.Contains("Looked at 201 environments, 200 of them compared: ", text, StringComparison.Ordinal);
        Assert.Contains("| `the-broken-one` | failed |", text, StringComparison.Ordinal);
        Assert.Equal(201, Lines(text, "| `") + Left(text, MoreEnvironments()));
        Assert.Equal(Facts.Of(report).Count, Lines(text, "- **replaces") + Lines(text, "- updates") + Left(text, MoreFacts()));
        Assert.Contains("**Findings**: 1,000 new\n", text, StringComparison.Ordinal);
        Assert.Equal(1_000, Lines(text, "high rule-") + Left(text, MoreFindings()));
        Assert.Equal(Lines(text, "<details>"), Lines(text, "</details>"));
        Assert.Contains("sections would not fit: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_one_reads_as_it_should() => Golden.Matches("fleet.md", MarkdownReport.Write(Fleet(70), 14_000));

    [Theory]
    [InlineData('x')]
    [InlineData('`')]
    [InlineData('|')]
    public void Names_that_no_environment_can_have_do_not_make_it_longer(char character)
    {
        // Given
        var environments = Fleet(200).Environments.Select((one, i) => one with { Name = new string(character, 5_000) + i });

        // When
        var text = MarkdownReport.Write(Report([.. environments]));

        // Then
        Assert.InRange(text.Length, 10_000, MarkdownReport.Limit);
    }

    // Nine of ten change, each in its own way, and one cannot be planned.
    private static ChangeReport Fleet(int count) =>
        Report([
            .. Enumerable.Range(0, count).Select(Different),
            Without("the-broken-one", EnvironmentStatus.Failed, "It cannot be planned: its findings say why."),
        ]);

    private static EnvironmentReport Different(int i)
    {
        var kept = Resource("kept");
        return Changed(
            Name(i),
            [kept, Pool(3, $"size-{i}"), Typed($"type-{i}", "g5.xlarge")],
            i % 10 == 0
                ? [kept, Pool(3, $"size-{i}"), Typed($"type-{i}", "g5.xlarge")]
                : [kept, Pool(4 + i, $"size-{i}"), Typed($"type-{i}", "g6.xlarge")]
        ) with
        {
            Findings = [.. Enumerable.Range(0, 5).Select(rule => Found($"rule-{rule}", Severity.High, Standing.New, $"pool-{i}"))],
            Cost = i % 10 == 0 ? null : MoreCost(i),
            Notes = [$"Its baseline is that of {new string('x', 300)} {i}."],
        };
    }

    private static PlannedResource[] Pools(string type) => [.. Enumerable.Range(0, 40).Select(i => Typed($"{i:00}", type))];

    private static PlannedResource Typed(string name, string type) =>
        Resource($"pool-{name}", Map(("instanceTypes", new[] { type })), NodeGroup);

    private static string Name(int i) => $"environment-{i:000}";

    private static int Lines(string text, string start) => text.Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    private static int Left(string text, Regex more) =>
        more.Matches(text).Sum(match => int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^([\d,]+) more environments, [\d,]+ of them without changes: ", RegexOptions.Multiline)]
    private static partial Regex MoreEnvironments();

    [GeneratedRegex(@"^- (?:\*\*)?and ([\d,]+) more(?:\*\*)?, below or in ", RegexOptions.Multiline)]
    private static partial Regex MoreFacts();

    [GeneratedRegex(@"^and ([\d,]+) more, in ", RegexOptions.Multiline)]
    private static partial Regex MoreFindings();
}
