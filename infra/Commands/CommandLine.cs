using System.CommandLine;
using MlInfra.Commands.Environments;

namespace MlInfra.Commands;

/// <summary>The <c>mlinfra</c> command line.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var terminal = Terminal.Create();
        var root = new RootCommand("Declares a machine-learning platform as Pulumi components. The Pulumi engine runs the same program.");
        root.Subcommands.Add(PreviewCommand.Create(terminal));
        root.Subcommands.Add(ReportCommand.Create(terminal));
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(CostCommand.Create(terminal));
        root.Subcommands.Add(EnvCommand.Create(terminal));
        root.Subcommands.Add(ExportCommand.Create(terminal));
        root.Subcommands.Add(PromoteCommand.Create(terminal));
        root.Subcommands.Add(SchemaCommand.Create(terminal));

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
            return WrongUse.Report(terminal.Talk, result);
        try
        {
            return await result.InvokeAsync(
                // An interrupted run takes away what it began, which may be a whole checkout.
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(5) }
            );
        }
        catch (OperationCanceledException)
        {
            await terminal.Talk.WriteLineAsync("interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Talk.WriteLineAsync($"error: {e.Message}");
            return ExitCode.Failed;
        }
    }
}
