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

    public static string Of(ChangeReport report)
    {
        if (report.Environments.IsEmpty)
            return "There are no environments.\n";
        var text = new StringBuilder("| environment | | create | update | replace | delete | move | findings | USD a month |\n");
        text.Append("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |\n");
        var rows = report.Environments.OrderBy(environment => environment.Status == EnvironmentStatus.Unchanged).ToList();
        foreach (var environment in rows.Take(MostRows))
            text.Append(Row(environment));
        if (rows.Count > MostRows)
            text.Append($"\n{rows.Count - MostRows} more environments are not shown.\n");
        foreach (var environment in rows.Take(MostRows).Where(environment => environment.Why is not null || !environment.Notes.IsEmpty))
        {
            foreach (var note in environment.Notes.Prepend(environment.Why ?? "").Where(note => note.Length > 0))
                text.Append($"\n{Inert.Code(environment.Name)}: {Inert.Code(CutText.Of(note, 400))}\n");
        }
        return text.ToString();
    }

    private static string Row(EnvironmentReport environment)
    {
        var counts = Kinds.Select(kind => Cell(environment.Diff.Count(kind)));
        return $"| {Inert.Cell(environment.Name)} | {ReportWords.Status(environment.Status)} | {string.Join(" | ", counts)} "
            + $"| {Findings(environment)} | {Cost(environment)} |\n";
    }

    private static string Cell(int count) => count == 0 ? "" : Inert.Number(count);

    private static string Findings(EnvironmentReport environment)
    {
        var parts = new List<string>();
        Add(environment.Findings.Count(found => found.Standing != Standing.Known), "new");
        Add(environment.Findings.Count(found => found.Standing == Standing.Known), "known");
        Add(environment.Resolved.Length, "resolved");
        return string.Join(", ", parts);

        void Add(int count, string word)
        {
            if (count > 0)
                parts.Add($"{Inert.Number(count)} {word}");
        }
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
