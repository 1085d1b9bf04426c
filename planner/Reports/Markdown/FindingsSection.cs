using System.Text;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>Findings that this change may have brought; those that were there before are counted.</summary>
internal static class FindingsSection
{
    private const int Most = 25;

    // For the title, the fence, and the line that says how many more there are.
    private const int Around = 250;

    public static string Of(ChangeReport report, int length)
    {
        var found = AllFindings.Of(report).ToList();
        var counts = FindingCounts.Of(found.Select(one => one.Standing));
        var all = found.Where(one => one.Standing != Standing.Known).ToList();
        if (all.Count == 0)
            return found.Count == 0 ? "" : $"**Findings**: none new, {counts}.\n";
        var text = new StringBuilder($"**Findings**: {counts}\n\n");
        var written = all.Take(Most).Select(one => string.Join('\n', Lines(one))).ToList();
        var shown = Shown(written, length - Around);
        if (shown > 0)
            text.Append(Inert.Block("text", written.Take(shown)));
        if (all.Count > shown)
            text.Append($"\nand {Inert.Number(all.Count - shown)} more, {Excerpt.Elsewhere}\n");
        return text.ToString();
    }

    // A fence is longer than any row of backticks in it.
    private static int Shown(List<string> written, int length)
    {
        var shown = Excerpt.Fitting(written.Select(lines => $"{lines}\n"), Most, length);
        while (shown > 0 && Inert.Block("text", written.Take(shown)).Length > length)
            shown--;
        return shown;
    }

    private static IEnumerable<string> Lines(ReportFinding found)
    {
        var lines = FindingWords.ShortLines(found.Finding).ToList();
        var where = found.Environments.Count == 0 ? "" : $" ({Excerpt.Names(found.Environments, ValueText.OneLine)})";
        return [$"{lines[0]}{where}", .. lines.Skip(1)];
    }
}
