using MlInfra.Planner.Diff;

namespace MlInfra.Planner.Reports.Text;

/// <summary>A line of a report on a terminal.</summary>
/// <param name="Sign">What it is about, as in a diff: <c>+ ~ ! - ></c>; a blank for anything else, <c>#</c> for a heading.</param>
/// <param name="Text">The line.</param>
public sealed record TextLine(char Sign, string Text);

/// <summary>A report for people at a terminal.</summary>
public static class TextReport
{
    private const char Plain = ' ';
    private const char Heading = '#';

    /// <summary>The lines of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isWhole">Whether each resource and property is shown, not only what it comes to.</param>
    public static IEnumerable<TextLine> Lines(ChangeReport report, bool isWhole)
    {
        yield return new TextLine(
            Heading,
            $"preview against {ValueText.OneLine(ReportWords.Baseline(report))}: {ReportWords.Title(report)}"
        );
        foreach (var environment in report.Environments)
        {
            yield return new TextLine(Plain, Row(environment));
            foreach (var note in environment.Notes.Prepend(environment.Why ?? "").Where(note => note.Length > 0))
                yield return new TextLine(Plain, $"    {ValueText.OneLine(note)}");
        }
        foreach (var line in isWhole ? Changes(report) : FactLines(report))
            yield return line;
        foreach (var line in FindingLines(report))
            yield return line;
        yield return new TextLine(Plain, "");
        foreach (var note in report.Baseline.Notes)
            yield return new TextLine(Plain, ValueText.OneLine(note));
        if (report.Environments.Any(environment => environment.Diff.Count(ChangeKind.Replace) > 0))
            yield return new TextLine(
                Plain,
                $"What is replaced is a guess, from facts of {PlanDiff.ReplacementsAsOf}: the provider decides."
            );
        yield return new TextLine(Plain, ReportWords.Looked(report));
    }

    private static string Row(EnvironmentReport environment)
    {
        var counts = Enum.GetValues<ChangeKind>()
            .Select(kind => (Kind: kind, Count: environment.Diff.Count(kind)))
            .Where(one => one.Count > 0)
            .Select(one => $"{ChangeWords.Sign(one.Kind)}{one.Count} to {ChangeWords.Verb(one.Kind)}");
        var cost =
            environment.Cost is { Before: not null, After: not null } delta && Money.Delta(delta) is { Length: > 0 } money
                ? (string[])[$"USD a month: {money}"]
                : [];
        return $"  {ValueText.OneLine(environment.Name)}: {string.Join(", ", [ReportWords.Status(environment.Status), .. counts, .. cost])}";
    }

    private static IEnumerable<TextLine> FactLines(ChangeReport report)
    {
        var facts = Facts.Of(report);
        if (facts.Count > 0)
            yield return new TextLine(Plain, "");
        foreach (var fact in facts)
        {
            var detail = fact.Detail.Length == 0 ? "" : $": {fact.Detail}";
            yield return new TextLine(
                SignOf(fact.Rank),
                $"{SignOf(fact.Rank)} {fact.Verb} {fact.Subject}{detail} ({string.Join(", ", fact.Environments)})"
            );
        }
    }

    private static char SignOf(FactRank rank) =>
        rank switch
        {
            FactRank.Refused or FactRank.Rename or FactRank.Replace => ChangeWords.Sign(ChangeKind.Replace),
            FactRank.Delete or FactRank.Release => ChangeWords.Sign(ChangeKind.Delete),
            FactRank.Create => ChangeWords.Sign(ChangeKind.Create),
            FactRank.Move => ChangeWords.Sign(ChangeKind.Move),
            _ => ChangeWords.Sign(ChangeKind.Update),
        };

    private static IEnumerable<TextLine> Changes(ChangeReport report)
    {
        var groups = SharedChanges
            .Of(report)
            .GroupBy(change => string.Join(", ", change.Environments), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            yield return new TextLine(Plain, "");
            yield return new TextLine(Heading, ValueText.OneLine(group.Key));
            foreach (var change in group)
            {
                yield return new TextLine(ChangeWords.Sign(change.Change.Kind), change.Line);
                foreach (var line in change.Properties.SelectMany(lines => lines))
                    yield return new TextLine(Plain, $"    {line}");
            }
        }
        foreach (var environment in report.Environments.Where(environment => !environment.Diff.Outputs.IsEmpty))
        {
            yield return new TextLine(Heading, $"outputs of {ValueText.OneLine(environment.Name)}");
            foreach (var line in environment.Diff.Outputs.SelectMany(ChangeWords.Property))
                yield return new TextLine(Plain, $"    {line}");
        }
    }

    private static IEnumerable<TextLine> FindingLines(ChangeReport report)
    {
        var known = AllFindings.Of(report).Count(found => found.Standing == Standing.Known);
        foreach (var found in AllFindings.Of(report).Where(found => found.Standing != Standing.Known))
        {
            yield return new TextLine(Plain, "");
            var where = found.Environments.Count == 0 ? "" : $" ({string.Join(", ", found.Environments)})";
            var lines = FindingWords.ShortLines(found.Finding).ToList();
            yield return new TextLine(Heading, $"{lines[0]}{ValueText.OneLine(where)}");
            foreach (var line in lines.Skip(1))
                yield return new TextLine(Plain, line);
        }
        if (known > 0)
            yield return new TextLine(
                Plain,
                $"{ReportWords.Number(known, "finding")} that {(known == 1 ? "was" : "were")} there before: --format json has them."
            );
    }
}
