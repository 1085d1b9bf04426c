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
    public void Findings_are_written_for_code_hosts() => Golden.Matches("findings.sarif", SarifReport.Write(Everything()));

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
