using System.CommandLine;
using System.Diagnostics;
using MlInfra.Checks;
using MlInfra.Planner.Findings;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>check</c>: everything that can be known about environments before they are deployed; for CI.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments. Default: all of them.");
        var command = new Command("check", "Checks environments: settings, each beside the others, plans, families.") { environments };
        command.SetAction(result => RunAsync(terminal, result.GetValue(environments) ?? []));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, IReadOnlyCollection<string> names)
    {
        var watch = Stopwatch.StartNew();
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var check = new FleetCheck(workspace, environment => EnvironmentPlans.OfAsync(environment), PolicyFindings.Of);
        var result = await check.RunAsync(names.Count > 0 ? names : workspace.Catalog.Names);
        // Whoever names an environment wants it planned; among all of them that it cannot be yet is a fact, which the table tells.
        var findings = names.Count > 0 ? result.Findings : [.. result.Findings.Where(finding => finding.Rule != Foundations.MissingRule)];
        terminal.Raw(FindingsText.Of(findings));
        CheckTable.Write(terminal.Data, result, findings.Count, watch.Elapsed);
        var isGood = result.Environments.Count > 0 && !findings.Any(finding => finding.Severity >= Severity.Medium);
        return isGood ? ExitCode.Done : ExitCode.Failed;
    }
}
