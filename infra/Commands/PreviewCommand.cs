using System.CommandLine;
using System.Diagnostics;
using MlInfra.Planner.Model;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>preview</c>: what a deployment would create, without an engine, a network or credentials.</summary>
internal static class PreviewCommand
{
    public static Command Create(Terminal terminal)
    {
        var environment = new Argument<string>("environment")
        {
            Description = "Name of the environment: that of stacks/Pulumi.<name>.yaml.",
        };
        var diff = new Option<bool>("--diff") { Description = "Show each resource, not only the parts." };
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var output = new Option<FileInfo?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var command = new Command("preview", "Shows what a deployment of an environment would create.")
        {
            environment,
            diff,
            format,
            output,
        };
        command.SetAction(result =>
            RunAsync(
                terminal,
                result.GetRequiredValue(environment),
                result.GetValue(diff) ? TreeDetail.Resources : TreeDetail.Parts,
                result.GetRequiredValue(format),
                result.GetValue(output)
            )
        );
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string environment, TreeDetail detail, string format, FileInfo? output)
    {
        var watch = Stopwatch.StartNew();
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        if (plan is null)
            return ExitCode.Failed;
        if (format == "json")
            Emit(terminal, PlanJson.Write(plan), output);
        else if (output is null)
            PlanTree.Write(terminal.Data, plan, watch.Elapsed, detail);
        else
            Emit(terminal, PlanTree.ToText(plan, watch.Elapsed, detail), output);
        return plan.IsRefused ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Emit(Terminal terminal, string text, FileInfo? output)
    {
        if (output is null)
        {
            terminal.Raw(text);
            return;
        }
        AtomicFiles.Write(output.FullName, text);
        terminal.Talk.WriteLine($"written: {output}");
    }
}
