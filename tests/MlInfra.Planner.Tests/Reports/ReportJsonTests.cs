using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Findings;
using MlInfra.Planner.Reports.Json;
using MlInfra.Planner.Reports.Markdown;
using MlInfra.Tests.Shared;
using static MlInfra.Planner.Tests.Comparing;
using static MlInfra.Planner.Tests.Reports.Reporting;

namespace MlInfra.Planner.Tests.Reports;

public class ReportJsonTests
{
    /// <summary>The golden file is checked against the schema by tests/schema.</summary>
    [Fact]
    public void A_report_is_written_in_the_form_of_its_schema() => Golden.Matches("report.json", ReportJson.Write(Everything()));

    [Fact]
    public void Findings_are_written_for_code_hosts() => Golden.Matches("findings.sarif", Sarif(Everything()));

    [Fact]
    public void What_was_found_before_or_not_looked_for_then_is_nothing_for_code_hosts()
    {
        var report = Everything();
        var alone = report with { Environments = [.. report.Environments.Where(one => one.Status == EnvironmentStatus.Failed)] };

        Assert.Contains(report.Environments.SelectMany(one => one.Findings), found => found.Standing == Standing.Known);
        Assert.Equal(
            ["net.default-deny", "settings/unknown-key"],
            Results(Sarif(report)).Select(result => result.GetProperty("ruleId").GetString())
        );
        Assert.Equal(
            ["family/part", "settings/unknown-key"],
            Results(Sarif(alone)).Select(result => result.GetProperty("ruleId").GetString())
        );
    }

    [Fact]
    public void Findings_that_are_alike_have_prints_of_their_own_that_stay_when_lines_move()
    {
        // Given
        ChangeReport At(int line) =>
            Report(
                Without("prod", EnvironmentStatus.Failed, "It cannot be planned.") with
                {
                    Findings =
                    [
                        Found("settings/yaml", Severity.High, Standing.New, location: new SourceLocation("prod.yaml", line, 1)),
                        Found("settings/yaml", Severity.High, Standing.New, location: new SourceLocation("prod.yaml", line + 1, 1)),
                    ],
                }
            );

        // When
        var (prints, moved) = (Prints(Sarif(At(12))), Prints(Sarif(At(14))));

        // Then
        Assert.Equal((2, 2), (prints.Count, prints.Distinct().Count()));
        Assert.Equal(prints, moved);
    }

    [Fact]
    public void Findings_are_written_as_tests() => Golden.Matches("findings.junit.txt", JunitReport.Write(Everything()));

    [Fact]
    public void What_is_read_is_written_the_same()
    {
        var text = ReportJson.Write(Everything());

        Assert.Equal(text, ReportJson.Write(ReportReader.Read(text, "report.json").Report!));
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("{", "no JSON: line 1")]
    [InlineData("[]", "JSON that is no report")]
    [InlineData("""{"format":"mlinfra-plan/1"}""", "another format, or another version of it")]
    [InlineData("""{"format":"mlinfra-report/1"}""", "a report in which something is missing or has another type")]
    [InlineData(
        """{"format":"mlinfra-report/1","baseline":{"kind":"nothing","text":"","notes":[]}}""",
        "a report in which something is missing or has another type"
    )]
    public void What_is_no_report_is_refused(string text, string given)
    {
        var (report, findings) = ReportReader.Read(text, "report.json");

        Assert.Null(report);
        Assert.Equal(("report.json", given), (findings.Single().Location!.File, findings.Single().Given));
    }

    [Fact]
    public void A_report_that_contradicts_itself_is_shown_nevertheless()
    {
        var text = ReportJson.Write(Report(Changed("dev", [Pool(3), .. TeamOf("a")], [Pool(4), .. TeamOf("b")])));
        foreach (var kind in (string[])["replace", "move", "create", "delete"])
        {
            // Of any kind, without properties, and each its own parent.
            var odd = System.Text.RegularExpressions.Regex.Replace(text, "\"kind\": \"(update|create|delete)\"", $"\"kind\": \"{kind}\"");
            odd = System.Text.RegularExpressions.Regex.Replace(
                odd,
                "\"urn\": (\"[^\"]+\"),(\\s+\"parent\": \"[^\"]+\",)?",
                "\"urn\": $1, \"parent\": $1,"
            );
            var report = ReportReader.Read(odd, "report.json").Report!;
            Assert.NotEmpty(MlInfra.Planner.Reports.Markdown.MarkdownReport.Write(report));
            Assert.NotEmpty(MlInfra.Planner.Reports.Text.TextReport.Lines(report, isWhole: true).ToList());
        }
    }

    [Fact]
    public void Whatever_is_changed_in_a_report_it_is_read_or_refused()
    {
        var text = ReportJson.Write(Everything());
        var random = new Random(6);
        for (var i = 0; i < 500; i++)
        {
            var (at, length) = (random.Next(text.Length), random.Next(20));
            var changed = text[..at] + "{}[]\"1,:ntu"[random.Next(11)] + text[Math.Min(text.Length, at + length)..];
            var (report, findings) = ReportReader.Read(changed, "report.json");
            Assert.Equal(report is null, findings.Length > 0);
        }
    }

    [Fact]
    public void Nothing_in_a_message_for_code_hosts_is_a_link_or_a_place_for_a_text()
    {
        var report = Report(
            Without("dev", EnvironmentStatus.Failed, "It cannot be planned.") with
            {
                Findings = [Found("a.rule", Severity.Medium, Standing.New, "a [b] {c}")],
            }
        );

        var message = Assert.Single(Results(Sarif(report))).GetProperty("message").GetProperty("text").GetString();
        Assert.StartsWith("dev: a \\[b\\] {{c}} spec.open: ", message, StringComparison.Ordinal);
    }

    private static string Sarif(ChangeReport report) => SarifReport.Write(report, name => $"environments/{name ?? "all"}.yaml");

    private static List<JsonElement> Results(string sarif)
    {
        using var json = JsonDocument.Parse(sarif);
        return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").Clone().EnumerateArray()];
    }

    private static List<string?> Prints(string sarif) =>
        [.. Results(sarif).Select(one => one.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString())];

    /// <summary>What is replaced in a report, and by what: it is refused then.</summary>
    public static TheoryData<string, string, string> Malformed =>
        new()
        {
            { "\"name\": \"lab\"", "\"name\": \"dev\"", "a report in which an environment stands twice" },
            { "\"minimum\": 500", "\"minimum\": -79228162514264337593543950335", Missing },
            { "\"maximum\": 3900", "\"maximum\": 1000000000001", Missing },
            { "\"create\": ", "\"create\": \"1\", \"x\": ", Missing },
            { "\"unchanged\": ", "\"unchanged\": -1, \"x\": ", Missing },
            { "\"delete\": ", "\"deleted\": ", Missing },
        };

    private const string Missing = "a report in which something is missing or has another type";

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_would_mislead_a_reader_is_refused(string old, string replaced, string given)
    {
        var text = ReportJson.Write(Everything());
        var changed = text.Replace(old, replaced, StringComparison.Ordinal);

        Assert.NotEqual(text, changed);
        Assert.Equal(given, Assert.Single(ReportReader.Read(changed, "report.json").Findings).Given);
    }

    [Fact]
    public void Parents_that_never_end_are_no_parents()
    {
        var text = ReportJson.Write(Report(Changed("dev", [], TeamOf("vision"))));
        var json = JsonNode.Parse(text)!;
        var changes = json["environments"]![0]!["changes"]!.AsArray();
        var (team, child) = (changes[0]!, changes[1]!);
        team["parent"] = (string)child["urn"]!;
        child["parent"] = (string)team["urn"]!;

        var report = ReportReader.Read(json.ToJsonString(), "report.json").Report!;

        Assert.Equal(3, report.Environments[0].Diff.Changes.Length);
        Assert.All(report.Environments[0].Diff.Changes, change => Assert.Null(change.Resource.Parent));
        Assert.Contains("team-vision", MarkdownReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_value_is_read_as_it_was_written()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 150)) + "1" + new string('}', 150);
        var text = ReportJson.Write(Report(Changed("dev", [], [Resource("new")])));
        var changed = text.Replace(
            "\"properties\": []",
            $"\"properties\": [{{\"path\":\"a\",\"after\":{deep}}}]",
            StringComparison.Ordinal
        );

        var read = ReportReader.Read(changed, "report.json").Report!;

        Assert.Contains(deep, string.Concat(ReportJson.Write(read).Split(' ', '\n')), StringComparison.Ordinal);
    }

    private static ChangeReport Everything() =>
        Report(
            Changed(
                "dev",
                [
                    Pool(3),
                    .. TeamOf("vision"),
                    Resource("bucket", type: "aws:s3/bucket:Bucket").With(new PlannedOptions { Protect = true }),
                    Resource("secret", Map(("value", "[secret] 1"))) with
                    {
                        SecretPaths = ["value"],
                    },
                ],
                [
                    Resource("pool-a10g", Map(("instanceTypes", new[] { "g6.xlarge" })), NodeGroup),
                    .. TeamOf("sight"),
                    Resource("renamed").With(new PlannedOptions { Aliases = [new(null, "secret", null, null, false)] }),
                ]
            ) with
            {
                Findings =
                [
                    Found("net.default-deny", Severity.High, Standing.New, "team-sight"),
                    Found("old.rule", Severity.Medium, Standing.Known, "a [b] {c}"),
                ],
                Resolved = [Found("gone.rule", Severity.Low, Standing.Known).Finding],
                Cost = MoreCost(12.345m),
                Notes = ["a note"],
            },
            Without("lab", EnvironmentStatus.NotPlanned, "There is no foundation."),
            Without("prod", EnvironmentStatus.Failed, "It cannot be planned.") with
            {
                Findings =
                [
                    Found(
                        "settings/unknown-key",
                        Severity.High,
                        Standing.Unknown,
                        location: new SourceLocation("stacks/Pulumi.prod.yaml", 12, 5)
                    ),
                ],
            }
        ) with
        {
            Findings = [Found("family/part", Severity.Critical, Standing.Unknown, "\u0001 <control>")],
        };
}
