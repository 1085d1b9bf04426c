using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>
/// A report as the comment of a pull request: what it comes to and the environments first, what goes outside of the folds, equal changes of
/// several environments once. Whatever others wrote in it stays text.
/// </summary>
public static class MarkdownReport
{
    /// <summary>Longest text in characters. GitHub takes 65,536; what a workflow adds has to fit too.</summary>
    public const int Limit = 60_000;

    private const string Whole = "The whole report is in `report.html` of the workflow's artefacts, or run the command yourself.";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ChangeReport report) => Write(report, Limit);

    internal static string Write(ChangeReport report, int limit)
    {
        var text = new StringBuilder();
        foreach (var section in (string[])[Head(report), EnvironmentTable.Of(report), FactsSection.Of(report), FindingsSection.Of(report)])
        {
            if (section.Length > 0)
                text.Append(section).Append('\n');
        }
        var left = new List<string>();
        foreach (var (title, section) in (IEnumerable<(string, string)>)[.. CostSection.Of(report), .. ChangesSection.Of(report)])
        {
            // Room for the line that says what is missing.
            if (left.Count == 0 && text.Length + section.Length < limit - 1_000)
                text.Append(section).Append('\n');
            else
                left.Add(title);
        }
        return text.Append(Foot(report, left)).ToString();
    }

    private static string Head(ChangeReport report)
    {
        var text = new StringBuilder($"### Preview: {ReportWords.Title(report)}\n\n");
        if (report.Baseline.Kind == Baselines.BaselineKind.None)
            text.Append("Compared with nothing: everything is new. ");
        else
            text.Append($"Compared with {Inert.Code(ReportWords.Baseline(report))}. ");
        text.Append(ReportWords.Looked(report)).Append('\n');
        foreach (var note in report.Baseline.Notes)
            text.Append($"{Inert.Sentence(note)}\n");
        return text.ToString();
    }

    private static string Foot(ChangeReport report, List<string> left)
    {
        var text = new StringBuilder();
        if (left.Count > 0)
        {
            var named = string.Join("; ", left.Take(5)) + (left.Count > 5 ? $"; and {left.Count - 5} more" : "");
            text.Append($"**Cut: {ReportWords.Number(left.Count, "section")} would not fit: {named}.** {Whole}\n");
        }
        if (report.Environments.Any(environment => environment.Diff.Count(ChangeKind.Replace) > 0))
            text.Append($"What is replaced is a guess, from facts of {PlanDiff.ReplacementsAsOf}: the provider decides.\n");
        return text.ToString();
    }
}
