namespace MlInfra.Planner.Reports.Markdown;

/// <summary>How many findings there are, and since when.</summary>
internal static class FindingCounts
{
    /// <summary>New ones, those that were not looked for before, and those that were there; a mere number where all are of the second kind.</summary>
    public static string Of(IEnumerable<Standing> standings)
    {
        var counts = standings.ToLookup(standing => standing);
        var parts = new[] { (Standing.New, "new"), (Standing.Unknown, "not compared"), (Standing.Known, "known") }
            .Select(part => (Count: counts[part.Item1].Count(), Word: part.Item2))
            .Where(part => part.Count > 0)
            .ToList();
        var isUnknown = parts.Count == 1 && counts.Contains(Standing.Unknown);
        return string.Join(", ", parts.Select(part => isUnknown ? Inert.Number(part.Count) : $"{Inert.Number(part.Count)} {part.Word}"));
    }
}
