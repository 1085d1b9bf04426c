using System.Text;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>A fold with what costs more or less.</summary>
internal static class CostSection
{
    private const int MostItems = 15;

    // For what stands before and after the environments.
    private const int Around = 500;

    public static IEnumerable<(string Title, string Text)> Of(ChangeReport report, int length)
    {
        var changed = report.Environments.Where(IsChanged).ToList();
        if (changed.Count == 0)
            yield break;
        var text = new StringBuilder("<details><summary>Cost: list prices in USD a month, least to most</summary>\n\n");
        var blocks = changed.Select(environment => Inert.Block("text", Lines(environment, environment.Cost!))).ToList();
        var shown = Excerpt.Fitting(blocks, blocks.Count, length - Around);
        text.AppendJoin("", blocks.Take(shown));
        if (shown < blocks.Count)
            text.Append($"\n{ReportWords.Number(blocks.Count - shown, "more environment")}, {Excerpt.Elsewhere}.\n");
        text.Append(
            "\nLeast: everything scaled down. Most: every pool full all month. `mlinfra cost` has assumptions and sources.\n\n</details>\n"
        );
        yield return ("cost", text.ToString());
    }

    private static bool IsChanged(EnvironmentReport environment) =>
        environment is { Status: not EnvironmentStatus.New, Cost: { } cost } && (!cost.Changes.IsEmpty || !cost.NewlyUnpriced.IsEmpty);

    private static IEnumerable<string> Lines(EnvironmentReport environment, CostDelta cost)
    {
        var (before, after) = (cost.Before ?? Amount.Zero, cost.After ?? Amount.Zero);
        yield return $"{ValueText.OneLine(environment.Name)}: {Money.Range(before)} → {Money.Range(after)}";
        foreach (var change in cost.Changes.Take(MostItems))
            yield return $"  {ValueText.OneLine($"{TypeToken.Kind(change.Type)} {change.Name}")}: {Word(change)}";
        if (cost.Changes.Length > MostItems)
            yield return $"  and {cost.Changes.Length - MostItems} more";
        foreach (var part in cost.NewlyUnpriced.Take(MostItems))
            yield return $"  not priced: {ValueText.OneLine($"{TypeToken.Kind(part.Type)} {part.Name}: {part.What}")}";
        if (cost.NewlyUnpriced.Length > MostItems)
            yield return $"  and {cost.NewlyUnpriced.Length - MostItems} more that are not priced";
    }

    private static string Word(CostChange change) =>
        Money.Difference(change.Difference) is { Length: > 0 } difference ? difference : "less than a dollar";
}
