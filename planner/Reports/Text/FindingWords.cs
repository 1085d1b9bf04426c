using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Reports.Text;

/// <summary>A finding in lines: where, what, given, allowed, next.</summary>
internal static class FindingWords
{
    private const int Length = 500;

    public static IEnumerable<string> Lines(Finding finding)
    {
        var where = string.Join(' ', new[] { finding.Location?.ToString(), finding.Resource, finding.Property }.OfType<string>());
        yield return Line($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{(where.Length > 0 ? $" {where}" : "")}");
        if (finding.What.Length > 0)
            yield return Line($"  what:    {finding.What}");
        if (finding.Given is { } given)
            yield return Line($"  given:   {given}");
        if (finding.Allowed is { Length: > 0 } allowed)
            yield return Line($"  allowed: {allowed}");
        yield return Line($"  next:    {finding.Fix}");
    }

    private static string Line(string text) => ValueText.OneLine(ValueText.Cut(text, Length));
}
