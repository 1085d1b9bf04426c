using System.CommandLine;
using MlInfra.Export;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>export</c>: what an environment puts on its cluster, for other tools to check. Never to be applied.</summary>
internal static class ExportCommand
{
    private const string Kubernetes = "kubernetes";
    private const string Prometheus = "prometheus";

    public static Command Create(Terminal terminal)
    {
        var environment = new Argument<string>("environment") { Description = "Name of the environment." };
        var format = new Option<string>("--format") { Description = "What to export.", Required = true };
        format.AcceptOnlyFromAmong(Kubernetes, Prometheus);
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder to write to.",
            Required = true,
            HelpName = "FOLDER",
        };
        var command = new Command("export", "Writes what an environment puts on its cluster as files to check.")
        {
            environment,
            format,
            output,
        };
        command.SetAction(result =>
            RunAsync(terminal, result.GetRequiredValue(environment), result.GetRequiredValue(format), result.GetRequiredValue(output))
        );
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string environment, string format, DirectoryInfo output)
    {
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        if (plan is null || plan.IsRefused)
            return ExitCode.Failed;
        if (format == Prometheus)
            WriteRules(terminal, PrometheusExport.Of(plan), output);
        else
            WriteObjects(terminal, KubernetesExport.Of(plan), output);
        return ExitCode.Done;
    }

    private static void WriteObjects(Terminal terminal, KubernetesExport export, DirectoryInfo output)
    {
        AtomicFiles.Write(output.FullName, export.Files);
        terminal.Talk.WriteLine(
            $"written to {output}: {export.Objects} objects, {export.Releases} releases, {export.Placeholders} placeholders."
        );
        terminal.Talk.WriteLine("These files are for checks: placeholders stand where only a deployment knows the value.");
    }

    private static void WriteRules(Terminal terminal, PrometheusExport export, DirectoryInfo output)
    {
        AtomicFiles.Write(output.FullName, export.Files);
        terminal.Talk.WriteLine($"written to {output}: {export.Rules} rules in {export.Files.Count} files.");
        terminal.Talk.WriteLine($"Check them: promtool check rules {output}/*.yaml");
    }
}
