using System.CommandLine;
using System.CommandLine.Parsing;
using MlInfra.Export;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>export</c>: what an environment puts on its cluster, for other tools to check, or what deploys it there.</summary>
internal static class ExportCommand
{
    private const string Kubernetes = "kubernetes";
    private const string Prometheus = "prometheus";
    private const string Operator = "operator";
    private const string Plans = "plan";

    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments; one of them, but for --format operator and plan.");
        var all = new Option<bool>("--all") { Description = "All environments, for --format operator and plan." };
        var format = new Option<string>("--format") { Description = "What to export.", Required = true };
        format.AcceptOnlyFromAmong(Kubernetes, Prometheus, Operator, Plans);
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder to write to.",
            Required = true,
            HelpName = "FOLDER",
        };
        var command = new Command(
            "export",
            "Writes what an environment puts on its cluster as files to check, its plan to compare with, or the stacks of an operator."
        )
        {
            environments,
            all,
            format,
            output,
        };
        var fleet = new OperatorExportRun();
        foreach (var option in fleet.Options)
            command.Options.Add(option);
        command.Validators.Add(result => Validate(result, environments, all, format, fleet.Options));
        command.SetAction(result =>
        {
            var names = result.GetValue(environments) ?? [];
            var folder = result.GetRequiredValue(output);
            var wanted = result.GetValue(all) ? null : names;
            return result.GetRequiredValue(format) switch
            {
                Operator => Task.FromResult(fleet.Run(terminal, result, wanted, folder)),
                Plans => PlanExport.RunAsync(terminal, wanted, folder),
                var one => RunAsync(terminal, names[0], one, folder),
            };
        });
        return command;
    }

    private static void Validate(
        CommandResult result,
        Argument<string[]> environments,
        Option<bool> all,
        Option<string> format,
        IReadOnlyList<Option> ofOperator
    )
    {
        var names = result.GetResult(environments)?.Tokens.Count ?? 0;
        var isAll = result.GetValue(all);
        var isOperator = Is(Operator);
        if (isAll == names > 0)
            result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
        else if (!isOperator && !Is(Plans) && (isAll || names > 1))
            result.AddError("This format is about one environment; --format operator and plan take several.");
        foreach (var option in ofOperator.Where(option => !isOperator && result.GetResult(option) is { Tokens.Count: > 0 }))
            result.AddError($"{option.Name} goes with --format operator.");

        bool Is(string name) => result.GetResult(format)?.Tokens.Any(token => token.Value == name) ?? false;
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
