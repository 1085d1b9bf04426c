using System.CommandLine;
using MlInfra.Export;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>export</c>: what an environment puts on its cluster, for other tools to check. Never to be applied.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var environment = new Argument<string>("environment") { Description = "Name of the environment." };
        var format = new Option<string>("--format") { Description = "What to export.", Required = true };
        format.AcceptOnlyFromAmong("kubernetes");
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder to write to.",
            Required = true,
            HelpName = "FOLDER",
        };
        var command = new Command("export", "Writes Kubernetes objects and Helm releases of an environment as files to check.")
        {
            environment,
            format,
            output,
        };
        command.SetAction(result => RunAsync(terminal, result.GetRequiredValue(environment), result.GetRequiredValue(output)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string environment, DirectoryInfo output)
    {
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        if (plan is null || plan.IsRefused)
            return ExitCode.Failed;
        var export = KubernetesExport.Of(plan);
        AtomicFiles.Write(output.FullName, export.Files);
        terminal.Talk.WriteLine(
            $"written to {output}: {export.Objects} objects, {export.Releases} releases, {export.Placeholders} placeholders."
        );
        terminal.Talk.WriteLine("These files are for checks: placeholders stand where only a deployment knows the value.");
        return ExitCode.Done;
    }
}
