using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Reports;

/// <summary>A finding and the environments in which it is found. None: it concerns several of them together.</summary>
internal sealed record ReportFinding(Finding Finding, Standing Standing, IReadOnlyList<string> Environments);

/// <summary>All findings of a report, each once, what matters most first.</summary>
internal static class AllFindings
{
    public static IEnumerable<ReportFinding> Of(ChangeReport report)
    {
        var shared = report.Findings.Select(found => (Environment: "", Found: found));
        var own = report.Environments.SelectMany(environment =>
            environment.Findings.Select(found => (Environment: environment.Name, Found: found))
        );
        return shared
            .Concat(own)
            .GroupBy(one => one.Found)
            .Select(same => new ReportFinding(
                same.Key.Finding,
                same.Key.Standing,
                [.. same.Select(one => one.Environment).Where(name => name.Length > 0).Distinct()]
            ))
            .OrderByDescending(found => found.Finding.Severity)
            .ThenBy(found => found.Finding.Rule, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Location?.ToString(), StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Resource, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Property, StringComparer.Ordinal);
    }
}
