using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>A row for each environment.</summary>
internal static class EnvironmentTable
{
    // Beyond, nobody reads it, and it would push everything else out.
    private const int MostRows = 60;

    private static readonly ChangeKind[] Kinds =
    [
        ChangeKind.Create,
        ChangeKind.Update,
        ChangeKind.Replace,
        ChangeKind.Delete,
        ChangeKind.Move,
    ];

    private const string Header =
        "| environment | | create | update | replace | delete | move | findings | USD a month |\n"
        + "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |\n";

    // For the header, and two lines that say how many more there are.
    private const int Around = 500;

    public static string Of(ChangeReport report, int length)
    {
        if (report.Environments.IsEmpty)
            return "There are no environments.\n";
        var environments = Sorted(report);
        var rows = environments.Take(MostRows).Select(Row).ToList();
        var shown = Excerpt.Fitting(rows, MostRows, (length - Around) / 2);
        var text = new StringBuilder(Header).AppendJoin("", rows.Take(shown));
        if (environments.Count > shown)
            text.Append(More([.. environments.Skip(shown)]));
        var notes = environments.Take(shown).SelectMany(Notes).ToList();
        var noted = Excerpt.Fitting(notes, notes.Count, length - Around - text.Length);
        text.AppendJoin("", notes.Take(noted));
        if (notes.Count > noted)
            text.Append($"\n{Inert.Number(notes.Count - noted)} more notes are {Excerpt.Elsewhere}.\n");
        return text.ToString();
    }

    // By name, and those without changes last. Where they are too many, what went wrong comes first, or it would be left out.
    private static List<EnvironmentReport> Sorted(ChangeReport report)
    {
        var isLong = report.Environments.Length > MostRows;
        return [.. report.Environments.OrderBy(environment => Weight(environment.Status, isLong))];
    }

    private static int Weight(EnvironmentStatus status, bool isLong) =>
        (status, isLong) switch
        {
            (EnvironmentStatus.Unchanged, _) => 9,
            (_, false) => 0,
            (EnvironmentStatus.Failed, _) => 0,
            (EnvironmentStatus.BaselineFailed, _) => 1,
            (EnvironmentStatus.Gone, _) => 2,
            (EnvironmentStatus.Changed, _) => 3,
            (EnvironmentStatus.New, _) => 4,
            _ => 5,
        };

    private static string More(List<EnvironmentReport> left)
    {
        var unchanged = left.Count(environment => environment.Status == EnvironmentStatus.Unchanged);
        return $"\n{ReportWords.Number(left.Count, "more environment")}, {Inert.Number(unchanged)} of them without changes: {Excerpt.Elsewhere}.\n";
    }

    private static IEnumerable<string> Notes(EnvironmentReport environment) =>
        environment
            .Notes.Prepend(environment.Why ?? "")
            .Where(note => note.Length > 0)
            .Select(note => $"\n{Inert.Code(Excerpt.Name(environment.Name))}: {Inert.Code(Excerpt.Note(note))}\n");

    private static string Row(EnvironmentReport environment)
    {
        var counts = Kinds.Select(kind => Cell(environment.Diff.Count(kind)));
        return $"| {Inert.Cell(Excerpt.Name(environment.Name))} | {ReportWords.Status(environment.Status)} | {string.Join(" | ", counts)} "
            + $"| {Findings(environment)} | {Cost(environment)} |\n";
    }

    private static string Cell(int count) => count == 0 ? "" : Inert.Number(count);

    private static string Findings(EnvironmentReport environment)
    {
        var now = FindingCounts.Of(environment.Findings.Select(found => found.Standing));
        var resolved = environment.Resolved.Length > 0 ? $"{Inert.Number(environment.Resolved.Length)} resolved" : "";
        return string.Join(", ", new[] { now, resolved }.Where(part => part.Length > 0));
    }

    private static string Cost(EnvironmentReport environment) =>
        environment.Cost switch
        {
            null => "",
            { Before: not null, After: not null } cost => Money.Delta(cost) is { Length: > 0 } difference ? difference : "±0",
            { After: { } after } => Money.Range(after),
            { Before: not null } cost => Money.Difference(cost.Difference),
            _ => "",
        };
}
