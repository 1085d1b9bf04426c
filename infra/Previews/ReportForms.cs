using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Findings;
using MlInfra.Planner.Reports.Html;
using MlInfra.Planner.Reports.Json;
using MlInfra.Planner.Reports.Markdown;

namespace MlInfra.Previews;

/// <summary>The forms that a report can be written in, by the names of <c>--format</c>.</summary>
internal static class ReportForms
{
    /// <summary>For people at a terminal, who see colours there.</summary>
    public const string Text = "text";

    public const string Html = "html";

    /// <summary>Every form, a file each.</summary>
    public const string All = "all";

    private static readonly (string Name, string File, Func<ChangeReport, string> Write)[] Forms =
    [
        ("markdown", "report.md", MarkdownReport.Write),
        ("json", "report.json", ReportJson.Write),
        (Html, "report.html", HtmlReport.Write),
        (
            "sarif",
            "findings.sarif",
            report => SarifReport.Write(report, name => name is null ? "stacks/defaults.yaml" : $"stacks/Pulumi.{name}.yaml")
        ),
        ("junit", "findings.junit.xml", JunitReport.Write),
    ];

    public static IReadOnlyList<string> Names => [.. Forms.Select(form => form.Name)];

    /// <summary>Forms that a report can be written in from another report: those that need no plan, and are not what it was read from.</summary>
    public static IReadOnlyList<string> WithoutPlans => [.. Names.Where(name => name is not (Html or "json"))];

    /// <summary>The report in one form.</summary>
    public static string Write(ChangeReport report, string name) => Forms.Single(form => form.Name == name).Write(report);

    /// <summary>The report in every form, by name of the file.</summary>
    public static IReadOnlyDictionary<string, string> Files(ChangeReport report) =>
        Forms.ToDictionary(form => form.File, form => form.Write(report));
}
