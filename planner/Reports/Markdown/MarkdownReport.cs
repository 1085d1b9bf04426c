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

    // Room for the lines that say what is missing.
    private const int MostFoot = 3_500;
    private const int MostNamed = 3_000;
    private const int MostTitles = 5;
    private const int MostNotes = 10;

    private const string Whole = "The whole report is in `report.html` and `report.json` of the run, or run the command yourself.";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ChangeReport report) => Write(report, Limit);

    internal static string Write(ChangeReport report, int limit)
    {
        // None of what comes first takes all the room: in the comment of many environments there is something of each.
        var text = new StringBuilder().Append(Head(report)).Append('\n');
        Append(EnvironmentTable.Of(report, Room() / 3));
        Append(FactsSection.Of(report, Room() / 2));
        Append(FindingsSection.Of(report, Room() / 2));
        var left = new List<string>();
        foreach (
            var (title, section) in (IEnumerable<(string, string)>)[.. CostSection.Of(report, Room() / 2), .. ChangesSection.Of(report)]
        )
        {
            if (left.Count == 0 && section.Length < Room())
                text.Append(section).Append('\n');
            else
                left.Add(title);
        }
        return text.Append(Foot(report, left)).ToString();

        int Room() => limit - MostFoot - text.Length;

        void Append(string section)
        {
            if (section.Length > 0)
                text.Append(section).Append('\n');
        }
    }

    private static string Head(ChangeReport report)
    {
        var text = new StringBuilder($"### Preview: {ReportWords.Title(report)}\n\n");
        if (report.Baseline.Kind == Baselines.BaselineKind.None)
            text.Append("Compared with nothing: everything is new. ");
        else
            text.Append($"Compared with {Inert.Code(Excerpt.Note(ReportWords.Baseline(report)))}. ");
        text.Append(ReportWords.Looked(report)).Append('\n');
        foreach (var note in report.Baseline.Notes.Take(MostNotes))
            text.Append($"{Inert.Sentence(Excerpt.Note(note))}\n");
        if (report.Baseline.Notes.Length > MostNotes)
            text.Append($"{Inert.Number(report.Baseline.Notes.Length - MostNotes)} more notes are {Excerpt.Elsewhere}.\n");
        return text.ToString();
    }

    private static string Foot(ChangeReport report, List<string> left)
    {
        var text = new StringBuilder();
        if (left.Count > 0)
        {
            var named = string.Join("; ", left.Take(MostTitles));
            var more = left.Count > MostTitles ? $"; and {Inert.Number(left.Count - MostTitles)} more" : "";
            // Names that no environment can have may be too long even so.
            var titles = named.Length > MostNamed ? "" : $": {named}{more}";
            text.Append($"**Cut: {ReportWords.Number(left.Count, "section")} would not fit{titles}.** {Whole}\n");
        }
        if (report.Environments.Any(environment => environment.Diff.Count(ChangeKind.Replace) > 0))
            text.Append($"What is replaced is a guess, from facts of {PlanDiff.ReplacementsAsOf}: the provider decides.\n");
        return text.ToString();
    }
}
