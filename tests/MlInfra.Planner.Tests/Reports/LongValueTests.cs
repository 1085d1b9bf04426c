using System.Globalization;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Markdown;
using MlInfra.Planner.Reports.Text;
using static MlInfra.Planner.Tests.Comparing;
using static MlInfra.Planner.Tests.Reports.Reporting;

namespace MlInfra.Planner.Tests.Reports;

/// <summary>Values that are too long to be shown whole.</summary>
public class LongValueTests
{
    private const string Query =
        "sum(rate(http_requests_total{namespace=\"serving\",service=\"recommendations\",code=~\"5..\"}[5m])) by (service) "
        + "/ sum(rate(http_requests_total{namespace=\"serving\"}[5m])) by (service) ";

    [Fact]
    public void A_difference_far_inside_is_shown_and_is_not_that_of_another_environment()
    {
        // Given
        var report = Report(Alert("dev", "> 0.05", "> 0.1"), Alert("prod", "> 0.05", "> 0.9"), Alert("staging", "> 0.05", "> 0.9"));

        // When
        var markdown = MarkdownReport.Write(report);
        var terminal = TextReport.Lines(report, isWhole: true).Select(line => line.Text).ToList();

        // Then
        AssertFact(markdown, "> 0.1", "(`dev`)");
        AssertFact(markdown, "> 0.9", "(`prod`, `staging`)");
        Assert.Contains("<code>dev</code>: 1 resource<", markdown, StringComparison.Ordinal);
        Assert.Contains("<code>prod</code>, <code>staging</code>: 1 resource<", markdown, StringComparison.Ordinal);
        Assert.Contains(
            terminal,
            line => line.Contains("> 0.05 → …", StringComparison.Ordinal) && line.EndsWith("> 0.1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_differs_only_behind_what_is_shown_is_told_apart()
    {
        // Given
        var far = new string('x', 500);
        var report = Report(Alert("dev", "a", $"b{far}1"), Alert("prod", "a", $"b{far}2"));

        // When
        var shared = SharedChanges.Of(report);
        var facts = Facts.Of(report);

        // Then
        Assert.Equal(["dev", "prod"], shared.Select(change => string.Join(',', change.Environments)));
        Assert.Equal(["dev", "prod"], facts.Select(fact => string.Join(',', fact.Environments)));
        Assert.Equal(shared[0].Properties[0], shared[1].Properties[0]);
    }

    [Fact]
    public void Texts_whose_lines_are_too_many_to_compare_are_shown_where_they_differ()
    {
        // Given
        var report = Report(Lines("dev", "one"), Lines("prod", "two"));

        // When
        var lines = SharedChanges.Of(report).Select(change => Assert.Single(change.Properties[0])).ToList();

        // Then
        Assert.Contains("one 0", lines[0], StringComparison.Ordinal);
        Assert.Contains("two 0", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_the_same_change_whatever_they_are_and_no_part_of_it()
    {
        // Given
        var report = Report(Password("dev", "before-1", "after-1"), Password("prod", "before-2", "after-2"));

        // When
        var shared = Assert.Single(SharedChanges.Of(report));

        // Then
        Assert.Equal("value: changed (secret)", Assert.Single(shared.Properties[0]));
        Assert.Equal(["dev", "prod"], shared.Environments);
        Assert.DoesNotContain("after-", MarkdownReport.Write(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b", "a", "b")]
    [InlineData("", null, "\"\"", "-")]
    [InlineData("{119}a", "{119}b", "{119}a", "{119}b")]
    [InlineData("{200}a", "{200}b", "…{40}a", "…{40}b")]
    [InlineData("{200}", "{200}b", "…{40}", "…{40}b")]
    [InlineData("a{200}", "b{200}", "a{118}…", "b{118}…")]
    [InlineData("{200}a{200}", "{200}b", "…{40}a{77}…", "…{40}b")]
    [InlineData("{200}😀{39}a", "{200}😀{39}b", "…😀{39}a", "…😀{39}b")]
    public void Of_two_long_texts_what_is_around_the_first_difference_is_shown(string before, string? after, string old, string now) =>
        Assert.Equal((Long(old), Long(now)), ValueText.Of(Value(before), Value(after)));

    // {n}: so many times x.
    private static string Long(string text) =>
        string.Concat(
            text.Split('{').Select((part, i) => i == 0 ? part : Repeated(part[..part.IndexOf('}')]) + part[(part.IndexOf('}') + 1)..])
        );

    private static string Repeated(string count) => new('x', int.Parse(count, CultureInfo.InvariantCulture));

    private static PlanValue? Value(string? text) => text is null ? null : new PlanValue.Text(Long(text));

    private static void AssertFact(string markdown, string after, string environments) =>
        Assert.Contains(
            markdown.Split('\n'),
            line =>
                line.StartsWith("- updates ", StringComparison.Ordinal)
                && line.Contains("> 0.05 → …", StringComparison.Ordinal)
                && line.EndsWith($"{after}` {environments}", StringComparison.Ordinal)
        );

    private static EnvironmentReport Alert(string name, string before, string after) =>
        Changed(name, [Resource("alert", Map(("expr", Query + before)))], [Resource("alert", Map(("expr", Query + after)))]);

    private static EnvironmentReport Lines(string name, string after) =>
        Changed(name, [Resource("config", Map(("text", Many("old"))))], [Resource("config", Map(("text", Many(after))))]);

    private static string Many(string text) =>
        string.Join('\n', Enumerable.Range(0, 1_000).Select(i => $"{(i < 20 ? "line" : text)} {i % 20}"));

    private static EnvironmentReport Password(string name, string before, string after) => Changed(name, [Secret(before)], [Secret(after)]);

    private static PlannedResource Secret(string value) => Resource("password", Map(("value", value))) with { SecretPaths = ["value"] };
}
