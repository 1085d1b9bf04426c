using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Reports.Text;

/// <summary>A finding in lines: where, what, given, allowed, next.</summary>
public static class FindingWords
{
    private const int Length = 500;

    /// <summary>The lines with all that the finding says.</summary>
    /// <param name="finding">The finding.</param>
    public static IEnumerable<string> Lines(Finding finding)
    {
        var where = string.Join(' ', new[] { finding.Location?.ToString(), finding.Resource, finding.Property }.OfType<string>());
        yield return $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{(where.Length > 0 ? $" {where}" : "")}";
        if (finding.What.Length > 0)
            yield return $"  what:    {finding.What}";
        if (finding.Given is { } given)
            yield return $"  given:   {given}";
        if (finding.Allowed is { Length: > 0 } allowed)
            yield return $"  allowed: {allowed}";
        yield return $"  next:    {finding.Fix}";
    }

    /// <summary>The same for a report: each stays in its line, and none is too long.</summary>
    internal static IEnumerable<string> ShortLines(Finding finding) =>
        Lines(finding).Select(line => ValueText.OneLine(CutText.Of(line, Length)));
}
