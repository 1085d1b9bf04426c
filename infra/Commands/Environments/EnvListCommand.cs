using System.CommandLine;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands.Environments;

/// <summary><c>env list</c>: all environments in a table.</summary>
internal static class EnvListCommand
{
    public static Command Create(Terminal terminal)
    {
        var format = new Option<string>("--format") { Description = "How to show them.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("list", "Lists all environments.") { format };
        command.SetAction(result => Run(terminal, result.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string format)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var fleet = Fleet.Load(workspace.Files);
        if (format == "json")
            terminal.Raw(EnvironmentList.Json(fleet));
        else
            EnvironmentList.Write(terminal.Data, fleet);
        var problems = fleet.Members.SelectMany(member => member.Result.Problems).Concat(fleet.Problems.Select(found => found.Problem));
        var findings = ProblemFindings.From(problems.Distinct());
        FindingsText.Write(terminal.Talk, findings);
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
