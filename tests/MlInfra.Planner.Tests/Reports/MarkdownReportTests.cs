using MlInfra.Planner.Baselines;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Json;
using MlInfra.Planner.Reports.Markdown;
using MlInfra.Tests.Shared;
using static MlInfra.Planner.Tests.Comparing;
using static MlInfra.Planner.Tests.Reports.Reporting;

namespace MlInfra.Planner.Tests.Reports;

public class MarkdownReportTests
{
    public static TheoryData<string> Names => [.. Reports.Keys];

    private static readonly Dictionary<string, Func<ChangeReport>> Reports = new()
    {
        ["no-changes"] = () => Report(Changed("dev", [Pool(3)], [Pool(3)]), Changed("prod", [Pool(3)], [Pool(3)])),
        ["no-environments"] = () => Report(),
        ["compared-with-nothing"] = () =>
            Report(Changed("dev", [], [Pool(3), .. TeamOf("vision")]) with { Status = EnvironmentStatus.New, Before = null }) with
            {
                Baseline = Baseline.None,
            },
        ["pool-policy-team"] = () =>
            Report(
                Three("dev", 5) with
                {
                    Findings =
                    [
                        Found("net.default-deny", Severity.High, Standing.New, "team-audio"),
                        Found("old.rule", Severity.Low, Standing.Known),
                    ],
                    Cost = MoreCost(2_026),
                },
                Three("prod", 3),
                Three("staging", 3)
            ),
        ["update"] = () => Report(Changed("dev", [Settings("a", "1\n2\n3\n4\n5")], [Settings("b", "1\n2\nx\n4\n5")])),
        ["replace"] = () =>
            Report(
                Changed(
                    "dev",
                    [Pool(3), Resource("kept", type: "aws:s3/bucket:Bucket").With(new PlannedOptions { Protect = true })],
                    [
                        Resource(
                            "pool-a10g",
                            Map(("instanceTypes", new[] { "g6.xlarge" }), ("scalingConfig", Map(("maxSize", 3)))),
                            NodeGroup
                        ),
                    ]
                )
            ),
        ["released"] = () =>
            Report(
                Changed("dev", [Resource("bucket", type: "aws:s3/bucket:Bucket").With(new PlannedOptions { RetainOnDelete = true })], [])
            ),
        ["moved"] = () =>
            Report(
                Changed(
                    "dev",
                    TeamOf("old"),
                    [
                        .. TeamOf("new")
                            .Select(
                                (resource, i) =>
                                    i > 0
                                        ? resource
                                        : resource.With(new PlannedOptions { Aliases = [new(null, "team-old", null, null, false)] })
                            ),
                    ]
                )
            ),
        ["consequences"] = () =>
            Report(
                Changed("dev", Networks("10.0.0.0/16", "true"), Networks("10.1.0.0/16", "false")) with
                {
                    Cost = MoreCost(0) with { Changes = [], NewlyUnpriced = [.. MoreCost(0).NewlyUnpriced, .. MoreCost(0).NewlyUnpriced] },
                }
            ),
        ["secret"] = () => Report(Changed("dev", [Secret("${secret.one}")], [Secret("[secret]")])),
        ["gone-and-new"] = () =>
            Report(
                Changed("lab", [Pool(3)], []) with
                {
                    Status = EnvironmentStatus.Gone,
                    After = null,
                    Why = "Its file is gone.",
                },
                Changed("vision", [], [Pool(3)]) with
                {
                    Status = EnvironmentStatus.New,
                    Before = null,
                }
            ),
        ["failed"] = () =>
            Report(
                Without("azure", EnvironmentStatus.NotPlanned, "Not planned: there is no foundation for the cloud 'azure' yet."),
                Without("dev", EnvironmentStatus.Failed, "It cannot be planned: its findings say why.") with
                {
                    Findings =
                    [
                        Found(
                            "settings/unknown-key",
                            Severity.High,
                            Standing.Unknown,
                            location: new SourceLocation("stacks/Pulumi.dev.yaml", 12, 5)
                        ),
                    ],
                },
                Changed("prod", [], [Pool(3)]) with
                {
                    Status = EnvironmentStatus.BaselineFailed,
                    Before = null,
                    Diff = PlanDiff.Empty,
                    Why = "0123456789ab cannot be built: infra/Program.cs(1,1): error CS1002: ; expected",
                }
            ),
        ["hostile"] = () => Report(Hostile("dev")),
        ["outputs"] = () =>
        {
            var one = PlanOf("dev", "mlinfra", Pool(3));
            var (before, after) = (one with { Outputs = Map(("url", "https://a")) }, one with { Outputs = Map(("url", "https://b")) });
            return Report(
                Changed("dev", [Pool(3)], [Pool(3)]) with
                {
                    Status = EnvironmentStatus.Changed,
                    Diff = PlanDiff.Between(before, after),
                }
            );
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_reads_as_it_should(string name) => Golden.Matches($"{name}.md", MarkdownReport.Write(Reports[name]()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_reads_the_same_after_a_way_through_a_file(string name)
    {
        var report = Reports[name]();
        var read = ReportReader.Read(ReportJson.Write(report), "report.json");

        Assert.Empty(read.Findings);
        Assert.Equal(MarkdownReport.Write(report), MarkdownReport.Write(read.Report!));
    }

    [Fact]
    public void A_report_that_is_too_long_is_cut_between_sections_and_says_so()
    {
        var many = new string('x', 100);
        var text = MarkdownReport.Write(Report(Changed("dev", [.. Many(3_000, many)], [.. Many(3_000, many + "y")]), Three("prod", 5)));

        Assert.InRange(text.Length, 20_000, MarkdownReport.Limit);
        Golden.Matches("cut.txt", string.Join('\n', [.. text.Split('\n').Take(30), "…", .. text.TrimEnd().Split('\n').TakeLast(6), ""]));
        Assert.Equal(Count("<details>"), Count("</details>"));
        Assert.Contains("**Cut: ", text, StringComparison.Ordinal);

        int Count(string part) => text.Split(part).Length - 1;
    }

    [Fact]
    public void However_much_there_is_a_report_is_no_longer_than_it_may_be()
    {
        var environments = Enumerable.Range(0, 400).Select(i => Three($"environment-{i:000}", i));

        Assert.InRange(MarkdownReport.Write(Report([.. environments])).Length, 10_000, MarkdownReport.Limit);
    }

    private static EnvironmentReport Three(string name, int size) =>
        Changed(
            name,
            [Pool(3), .. TeamOf("vision"), .. TeamOf("audio")],
            [Pool(size), .. TeamOf("sight"), .. TeamOf("audio").Where(r => r.Type != Policy)]
        );

    // A network that is replaced, what needs it, and a database that loses its protection.
    private static PlannedResource[] Networks(string cidr, string protection)
    {
        var vpc = Resource("vpc", Map(("cidrBlock", cidr)), "aws:ec2/vpc:Vpc");
        var subnets = new[] { "a", "b", "c" }.Select(zone =>
            Resource($"subnet-{zone}", Map(("vpcId", "${vpc.id}")), "aws:ec2/subnet:Subnet") with
            {
                References = [new Reference("vpcId", vpc.Urn, "id")],
            }
        );
        var key = Resource("key", Map(("vpcId", "${vpc.id}")), "aws:kms/key:Key") with
        {
            References = [new Reference("vpcId", vpc.Urn, "id")],
        };
        return [vpc, .. subnets, key, Resource("db", Map(("deletionProtection", bool.Parse(protection))), "aws:rds/instance:Instance")];
    }

    private static PlannedResource Settings(string image, string lines) =>
        Resource(
            "settings",
            Map(
                ("lines", lines),
                ("policy", $$"""{"Statement":[{"Sid":"Read","Action":["{{image}}"]}]}"""),
                ("spec", Map(("containers", new[] { Map(("name", "main"), ("image", image)), Map(("name", "side"), ("image", "same")) })))
            )
        );

    private static PlannedResource Secret(string value) => Resource("password", Map(("value", value))) with { SecretPaths = ["value"] };

    internal static EnvironmentReport Hostile(string name)
    {
        string[] texts =
        [
            "@everyone",
            "#1",
            "owner/repo#2",
            "![x](https://example.com/x.png)",
            "[x](https://example.com)",
            "<img src=x onerror=alert(1)>",
            "```\n</details>@team",
            "`a` | b",
            "https://example.com",
            "a\u202Eb",
            "-->",
            "GH-3",
            "</summary>",
            "\u0000\u001b[31m",
        ];
        var resources = texts.Select((text, i) => Resource($"r{i} {text}", Map(("a", text), (text, "b")))).ToArray();
        var after = resources.Select(resource => resource with { Inputs = Map(("a", resource.Name)) }).ToArray();
        return Changed(name, resources, after) with
        {
            Name = $"{name}<b>@x",
            Notes = ["@everyone [x](https://example.com)"],
            Findings = [.. texts.Select((text, i) => Found($"rule-{i} {text}", Severity.High, Standing.New, text))],
        };
    }
}
