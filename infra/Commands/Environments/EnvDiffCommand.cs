using System.CommandLine;
using MlInfra.Families;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands.Environments;

/// <summary><c>env diff</c>: two environments side by side, what they say and what they mean.</summary>
internal static class EnvDiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var left = Arguments.Environment("environment");
        var right = Arguments.Environment("other");
        var command = new Command("diff", "Shows two environments side by side: their settings and their planned graphs.") { left, right };
        command.SetAction(result => RunAsync(terminal, result.GetRequiredValue(left), result.GetRequiredValue(right)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string leftName, string rightName)
    {
        WarmUp.Start();
        var (left, right) = (terminal.Load(leftName), terminal.Load(rightName));
        if (left is null || right is null || terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        DiffTables.WriteSettings(terminal.Data, left.Name, right.Name, SettingDifference.Between(left, right));
        var families = FamilyCatalog.Load(workspace.Files);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(families.Problems));
        var graphs = await GraphsSideBySide.OfAsync(left, right, workspace.Catalog, families, PlanAsync);
        if (graphs is null)
            return ExitCode.Failed;
        DiffTables.WriteGraphs(terminal.Data, left.Name, right.Name, graphs);
        return families.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;

        async Task<Planner.Model.Plan?> PlanAsync(LoadedEnvironment environment)
        {
            var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
            if (plan is null)
                FindingsText.Write(terminal.Talk, findings);
            return plan;
        }
    }
}
