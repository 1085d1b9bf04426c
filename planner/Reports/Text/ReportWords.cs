using System.Globalization;

namespace MlInfra.Planner.Reports.Text;

/// <summary>What is said of a report as a whole, the same in every form.</summary>
internal static class ReportWords
{
    public static string Status(EnvironmentStatus status) =>
        status switch
        {
            EnvironmentStatus.Unchanged => "no changes",
            EnvironmentStatus.Changed => "changes",
            EnvironmentStatus.New => "new",
            EnvironmentStatus.Gone => "gone",
            EnvironmentStatus.NotPlanned => "not planned",
            EnvironmentStatus.Failed => "failed",
            _ => "nothing to compare with",
        };

    public static string Title(ChangeReport report)
    {
        var counts = report
            .Environments.Where(environment => environment.Status is not (EnvironmentStatus.Unchanged or EnvironmentStatus.NotPlanned))
            .GroupBy(environment => environment.Status)
            .OrderBy(group => Order(group.Key))
            .Select(group => Count(group.Key, group.Count()))
            .ToList();
        return counts.Count == 0 ? "no changes" : string.Join(", ", counts);
    }

    /// <summary>What was looked at, so that finding nothing can be believed.</summary>
    public static string Looked(ChangeReport report)
    {
        var looked = report.Looked;
        return $"Looked at {Number(looked.Environments, "environment")}, {looked.Compared} of them compared: "
            + $"{Number(looked.Components, "component")}, {Number(looked.Resources, "resource")}.";
    }

    public static string Number(int count, string noun) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>What was compared with.</summary>
    public static string Baseline(ChangeReport report)
    {
        var (text, commit) = (report.Baseline.Text, report.Baseline.Commit);
        return commit is null ? text : $"{text} ({commit[..Math.Min(12, commit.Length)]})";
    }

    private static string Count(EnvironmentStatus status, int count) =>
        status switch
        {
            EnvironmentStatus.Changed => $"{Number(count, "environment")} {(count == 1 ? "changes" : "change")}",
            EnvironmentStatus.New => $"{count} new",
            EnvironmentStatus.Gone => $"{count} gone",
            EnvironmentStatus.Failed => $"{count} failed",
            _ => $"{count} not compared",
        };

    // What went wrong comes first.
    private static int Order(EnvironmentStatus status) =>
        status switch
        {
            EnvironmentStatus.Failed => 0,
            EnvironmentStatus.BaselineFailed => 1,
            EnvironmentStatus.Changed => 2,
            EnvironmentStatus.Gone => 3,
            _ => 4,
        };
}
