using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Html;
using MlInfra.Planner.Reports.Json;
using MlInfra.Planner.Reports.Markdown;
using MlInfra.Planner.Tests.Reports;
using static MlInfra.Planner.Tests.Baselines.State.Exports;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>Secrets that stand in a state in plain.</summary>
public sealed partial class StateSecretsTests
{
    private const string Canary = "hunter2";
    private const string Secret = "kubernetes:core/v1:Secret";
    private const string Database = "aws:rds/instance:Instance";
    private const string Kubernetes = "pulumi:providers:kubernetes";

    /// <summary>Type, inputs, and the path at which something is taken out.</summary>
    public static TheoryData<string, string, string> Plain =>
        new()
        {
            { Secret, """{"data":{"a":"hunter2"}}""", "data" },
            { Secret, """{"stringData":{"a":"hunter2"}}""", "stringData" },
            {
                Secret,
                """{"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":\"hunter2\"}"}}}""",
                """metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]"""
            },
            { Database, """{"password":"hunter2"}""", "password" },
            { "pulumi:providers:aws", """{"secretKey":"hunter2"}""", "secretKey" },
            {
                "pulumi:providers:aws",
                """{"assumeRoleWithWebIdentity":"{\"webIdentityToken\":\"hunter2\"}"}""",
                "assumeRoleWithWebIdentity.webIdentityToken"
            },
            { "aws:secretsmanager/secretVersion:SecretVersion", """{"secretString":"hunter2"}""", "secretString" },
            { "kubernetes:helm.sh/v3:Release", """{"repositoryOpts":{"password":"hunter2"}}""", "repositoryOpts.password" },
            { Kubernetes, """{"kubeconfig":"users:\n- user: {token: hunter2}"}""", "kubeconfig" },
        };

    [Theory]
    [MemberData(nameof(Plain))]
    public void What_is_a_secret_by_its_nature_is_taken_out(string type, string inputs, string path)
    {
        var resource = Assert.Single(Read(Resource("one", inputs, types: type)).Plan!.Resources);

        Assert.Equal(path, Assert.Single(resource.SecretPaths));
        Assert.DoesNotContain(Canary, PlanJson.Write(Comparing.Plan(resource)), StringComparison.Ordinal);
        Assert.Contains("[secret]", PlanJson.Write(Comparing.Plan(resource)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Secret, """{"data":{},"stringData":null,"metadata":{"annotations":{"a":"b"}}}""")]
    [InlineData("kubernetes:helm.sh/v3:Release", """{"repositoryOpts":{"password":""}}""")]
    [InlineData("kubernetes:core/v1:ConfigMap", """{"data":{"a":"b"}}""")]
    [InlineData(Kubernetes, """{"kubeconfig":"{\"exec\":{\"args\":[\"eks\",\"get-token\"]}}"}""")]
    public void What_holds_no_secret_stays(string type, string inputs)
    {
        var resource = Assert.Single(Read(Resource("one", inputs, types: type)).Plan!.Resources);

        Assert.Empty(resource.SecretPaths);
        Assert.DoesNotContain("[secret]", PlanJson.Write(Comparing.Plan(resource)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_gone_from_the_plan_shows_no_secret_in_any_report()
    {
        var state = Of([.. Plain.Select((row, i) => Resource($"gone-{i}", (string)row[1], types: (string)row[0]))]);

        Assert.DoesNotContain(Canary, Reports(state, Comparing.Plan()), StringComparison.Ordinal);
        Assert.Contains("gone-0", Reports(state, Comparing.Plan()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_plan_changes_shows_no_secret_in_any_report()
    {
        var state = Of([.. Plain.Select((row, i) => Resource($"same-{i}", (string)row[1], types: (string)row[0]))]);
        var plan = Comparing.Plan([
            .. Plain.Select((row, i) => Comparing.Resource($"same-{i}", Comparing.Map(("other", "value")), (string)row[0])),
        ]);

        Assert.DoesNotContain(Canary, Reports(state, plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_entry_says_where_it_is_read_from_and_when() =>
        Assert.All(StateSecrets.Others, entry => Assert.Matches(Source(), entry.Source));

    private static string Reports(JsonObject state, Plan plan)
    {
        var prepared = state.Prepare(plan);
        var report = Reporting.Report(
            new EnvironmentReport
            {
                Name = "dev",
                Status = EnvironmentStatus.Changed,
                Before = prepared.Before,
                After = prepared.After,
                Diff = PlanDiff.Between(prepared.Before, prepared.After),
            }
        );
        Assert.True(report.Environments[0].Diff.HasChanges);
        return HtmlReport.Write(report) + ReportJson.Write(report) + MarkdownReport.Write(report);
    }

    [GeneratedRegex(@"^https://\S+ \(2026-11-21\)$")]
    private static partial Regex Source();
}
