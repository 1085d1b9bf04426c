using System.Diagnostics;
using MlInfra.Baselines;
using MlInfra.Commands;
using MlInfra.Git;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Reports;

namespace MlInfra.Previews;

/// <summary>One run of <c>preview</c> that makes a report.</summary>
internal sealed class ReportRun(
    Terminal terminal,
    ReportRequest request,
    string format,
    bool isWhole,
    FileInfo? output,
    bool expectNoChanges,
    FileInfo? prices
)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace || terminal.Prices(prices) is not { } book)
            return ExitCode.Failed;
        var git = new GitCommand(workspace.Repository);
        var build = new RevisionBuild(workspace.Repository, git, Plan.BuiltWith, terminal.Talk);
        var maker = new ReportMaker(workspace, new BaselineReader(workspace, git, build), book);
        var (report, findings) = await maker.MakeAsync(request, cancel);
        FindingsText.Write(terminal.Talk, findings);
        if (report is null)
            return ExitCode.Failed;
        Write(report, watch.Elapsed);
        return CodeOf(report);
    }

    private void Write(ChangeReport report, TimeSpan elapsed)
    {
        var isText = format == ReportForms.Text;
        if (format == ReportForms.All)
            WriteAll(report, output!);
        else if (isText && output is null)
            ReportText.Write(terminal.Data, report, isWhole, elapsed);
        else
            terminal.Show(isText ? ReportText.Of(report, isWhole) : ReportForms.Write(report, format), output);
    }

    private void WriteAll(ChangeReport report, FileInfo folder)
    {
        var files = ReportForms.Files(report);
        AtomicFiles.Write(folder.FullName, files);
        AtomicFiles.Write(Path.Combine(folder.FullName, "plans"), PlanFolder.Files(PlansOf(report), isAll: request.Names.Count == 0));
        terminal.Talk.WriteLine($"written: {folder}: {string.Join(", ", files.Keys)}, plans");
    }

    private static Dictionary<string, BaselineEnvironment> PlansOf(ChangeReport report) =>
        report
            .Environments.Where(environment => environment.Status != EnvironmentStatus.Gone)
            .ToDictionary(
                environment => environment.Name,
                environment => new BaselineEnvironment(
                    environment.After,
                    environment.After is null ? environment.Why : null,
                    environment.Status == EnvironmentStatus.NotPlanned
                )
            );

    // That a foundation is not there yet is a fact among all environments, and a failure of the one that was asked for.
    private int CodeOf(ChangeReport report)
    {
        var isAll = request.Names.Count == 0;
        var isBad = report.Environments.Any(environment =>
            environment.Status is EnvironmentStatus.Failed
            || environment.After is { IsRefused: true }
            || (environment.Status is EnvironmentStatus.NotPlanned or EnvironmentStatus.BaselineFailed && !isAll)
        );
        if (isBad || report.Environments.IsEmpty)
            return ExitCode.Failed;
        var changes = report.Environments.Any(environment =>
            environment.Status is not (EnvironmentStatus.Unchanged or EnvironmentStatus.NotPlanned)
        );
        return expectNoChanges && changes ? ExitCode.Changes : ExitCode.Done;
    }
}
