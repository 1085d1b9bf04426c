using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Text;
using MlInfra.Planner.Model;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>preview</c>: what a deployment would create, without an engine, a network or credentials.</summary>
internal static class PreviewCommand
{
    private const string Json = "json";

    private sealed record Request(bool IsAll, TreeDetail Detail, string Format, FileInfo? Output, string[] Overrides);

    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments: those of stacks/Pulumi.<name>.yaml.");
        var all = new Option<bool>("--all") { Description = "All environments." };
        var diff = new Option<bool>("--diff") { Description = "Show each resource, not only the parts." };
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", Json);
        var output = new Option<FileInfo?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var overrides = Arguments.Set();
        var command = new Command("preview", "Shows what a deployment of environments would create.")
        {
            environments,
            all,
            diff,
            format,
            output,
            overrides,
        };
        command.Validators.Add(result => Validate(result, environments, all, format));
        command.SetAction(result =>
            RunAsync(
                terminal,
                result.GetValue(environments) ?? [],
                new Request(
                    result.GetValue(all),
                    result.GetValue(diff) ? TreeDetail.Resources : TreeDetail.Parts,
                    result.GetRequiredValue(format),
                    result.GetValue(output),
                    result.GetValue(overrides) ?? []
                )
            )
        );
        return command;
    }

    private static void Validate(CommandResult result, Argument<string[]> environments, Option<bool> all, Option<string> format)
    {
        // As they were written: a value that is wrong is an error already, and none to ask for.
        var names = result.GetResult(environments)?.Tokens ?? [];
        var isAll = result.GetValue(all);
        if (isAll == names.Count > 0)
            result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
        var isJson = result.GetResult(format)?.Tokens.Any(token => token.Value == Json) ?? false;
        if (isJson && (isAll || names.Count > 1))
            result.AddError("--format json is the plan of one environment.");
    }

    private static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> names, Request request)
    {
        if (request.IsAll)
        {
            if (terminal.Workspace() is not { } workspace)
                return ExitCode.Failed;
            names = workspace.Catalog.Names;
        }
        var text = new StringBuilder();
        var code = names.Count == 0 ? ExitCode.Failed : ExitCode.Done;
        foreach (var name in names.Distinct())
            code = Math.Max(code, await PreviewAsync(terminal, name, request, text));
        if (request.Output is { } output && text.Length > 0)
        {
            AtomicFiles.Write(output.FullName, text.ToString());
            terminal.Talk.WriteLine($"written: {output}");
        }
        return code;
    }

    private static async Task<int> PreviewAsync(Terminal terminal, string name, Request request, StringBuilder text)
    {
        var watch = Stopwatch.StartNew();
        var (plan, findings) = await EnvironmentPlans.OfAsync(name, request.Overrides);
        // That a foundation is not there yet is a fact among all environments, and a failure of the one that was asked for.
        var isExpected = request.IsAll && plan is null && findings.All(finding => finding.Rule == Foundations.MissingRule);
        FindingsText.Write(terminal.Talk, findings);
        if (plan is null)
            return isExpected ? ExitCode.Done : ExitCode.Failed;
        if (request.Format == Json && request.Output is null)
            terminal.Raw(PlanJson.Write(plan));
        else if (request.Format == Json)
            text.Append(PlanJson.Write(plan));
        else if (request.Output is null)
            PlanTree.Write(terminal.Data, plan, watch.Elapsed, request.Detail);
        else
            text.Append(PlanTree.ToText(plan, watch.Elapsed, request.Detail));
        return plan.IsRefused ? ExitCode.Failed : ExitCode.Done;
    }
}
