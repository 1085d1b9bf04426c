using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>A fold for each set of environments with the same changes, by component.</summary>
internal static class ChangesSection
{
    // A fold that is longer is cut into several, so that a report is cut between them.
    private const int MostLines = 250;
    private const int MostProperties = 30;

    public static IEnumerable<(string Title, string Text)> Of(ChangeReport report)
    {
        var groups = SharedChanges
            .Of(report)
            .GroupBy(change => string.Join('\n', change.Environments), StringComparer.Ordinal)
            .OrderByDescending(group => group.First().Environments.Count)
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var environments = group.First().Environments;
            var resources = ReportWords.Number(group.Count(change => !change.Change.Resource.IsComponent), "resource");
            var parts = Parts([.. group]).ToList();
            for (var i = 0; i < parts.Count; i++)
                yield return Fold(environments, parts.Count == 1 ? resources : $"{resources}, part {i + 1} of {parts.Count}", parts[i]);
        }
        foreach (var environment in report.Environments.Where(environment => !environment.Diff.Outputs.IsEmpty))
            yield return Fold([environment.Name], "outputs", environment.Diff.Outputs.SelectMany(ChangeWords.Property));
    }

    private static (string Title, string Text) Fold(IReadOnlyList<string> environments, string what, IEnumerable<string> lines) =>
        (
            $"{Excerpt.Names(environments, Inert.Code)}: {what}",
            new StringBuilder($"<details><summary>{Excerpt.Names(environments, Inert.HtmlCode)}: {what}</summary>\n\n")
                .Append(Inert.Block("diff", lines))
                .Append("\n</details>\n")
                .ToString()
        );

    private static IEnumerable<List<string>> Parts(IReadOnlyList<SharedChange> changes)
    {
        var part = new List<string>();
        var components = changes
            .Where(change => !change.Change.Resource.IsComponent)
            .GroupBy(change => Component(change.Change), StringComparer.Ordinal)
            .OrderBy(component => component.Key, StringComparer.Ordinal);
        foreach (var component in components)
        {
            List<string> lines = [$"# {component.Key}", .. component.SelectMany(Lines)];
            foreach (var chunk in lines.Chunk(MostLines))
            {
                if (part.Count > 0 && part.Count + chunk.Length > MostLines)
                {
                    yield return part;
                    part = [];
                }
                part.AddRange(chunk);
            }
        }
        if (part.Count > 0)
            yield return part;
    }

    private static string Component(ResourceChange change) =>
        change.Resource.Parent is { } parent ? ValueText.OneLine(ResourceIdentity.NameOf(parent)) : "the stack";

    private static IEnumerable<string> Lines(SharedChange change)
    {
        yield return change.Line;
        foreach (var line in change.Properties.Take(MostProperties).SelectMany(lines => lines))
            yield return $"    {line}";
        if (change.Properties.Count > MostProperties)
            yield return $"    and {change.Properties.Count - MostProperties} more";
    }
}
