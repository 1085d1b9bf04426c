namespace MlInfra.Planner.Reports.Html;

/// <summary>Writes a report as one page that needs no network and no server: everything is in the file.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The same bytes for the same report: no time, no machine.</returns>
    public static string Write(ChangeReport report)
    {
        var hasBaseline = report.Baseline.Kind != Baselines.BaselineKind.None;
        List<PageData> data = [new("report", ReportData.Write(report)), new("families", FamilyData.Write(report.Families))];
        foreach (var (index, environment) in report.Environments.Index())
            data.Add(new PageData($"environment-{index}", EnvironmentData.Write(environment, hasBaseline)));
        return Page.Join(data);
    }
}
