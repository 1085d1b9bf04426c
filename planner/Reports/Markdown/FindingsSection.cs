using System.Text;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>Findings that this change may have brought; those that were there before are counted.</summary>
internal static class FindingsSection
{
    private const int Most = 25;

    public static string Of(ChangeReport report)
    {
        var all = AllFindings.Of(report).Where(found => found.Standing != Standing.Known).ToList();
        var known = AllFindings.Of(report).Count() - all.Count;
        if (all.Count == 0)
            return known == 0 ? "" : $"**Findings**: none new, {known} known.\n";
        var text = new StringBuilder($"**Findings**: {all.Count} new{(known > 0 ? $", {known} known" : "")}\n\n");
        text.Append(Inert.Block("text", all.Take(Most).SelectMany(Lines)));
        if (all.Count > Most)
            text.Append($"\nand {all.Count - Most} more\n");
        return text.ToString();
    }

    private static IEnumerable<string> Lines(ReportFinding found)
    {
        var lines = FindingWords.ShortLines(found.Finding).ToList();
        var where = found.Environments.Count == 0 ? "" : $" ({string.Join(", ", found.Environments.Select(ValueText.OneLine))})";
        return [$"{lines[0]}{where}", .. lines.Skip(1)];
    }
}
