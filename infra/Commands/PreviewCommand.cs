using System.CommandLine;
using System.CommandLine.Parsing;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>preview</c>: what a deployment would create, without an engine, a network or credentials.</summary>
internal static class PreviewCommand
{
    private const string Json = "json";

    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments: those of stacks/Pulumi.<name>.yaml.");
        var all = new Option<bool>("--all") { Description = "All environments." };
        var diff = new Option<bool>("--diff") { Description = "Show each resource, not only the parts." };
        var destroy = new Option<bool>("--destroy")
        {
            Description = "Show what a destruction would delete, in which order, and what it would keep.",
        };
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", Json);
        var output = new Option<FileInfo?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var overrides = Arguments.Set();
        var command = new Command("preview", "Shows what a deployment of environments would create.")
        {
            environments,
            all,
            diff,
            destroy,
            format,
            output,
            overrides,
        };
        command.Validators.Add(result => Validate(result, environments, all, diff, destroy, format));
        command.SetAction(result =>
            new PreviewRun(
                terminal,
                result.GetValue(all),
                Form(result.GetRequiredValue(format), result.GetValue(destroy)),
                result.GetValue(diff) ? TreeDetail.Resources : TreeDetail.Parts,
                result.GetValue(output),
                result.GetValue(overrides) ?? []
            ).RunAsync(result.GetValue(environments) ?? [])
        );
        return command;
    }

    private static PreviewForm Form(string format, bool isDestroy) =>
        isDestroy ? PreviewForm.Destroy
        : format == Json ? PreviewForm.Json
        : PreviewForm.Tree;

    private static void Validate(
        CommandResult result,
        Argument<string[]> environments,
        Option<bool> all,
        Option<bool> diff,
        Option<bool> destroy,
        Option<string> format
    )
    {
        // As they were written: a value that is wrong is an error already, and none to ask for.
        var names = result.GetResult(environments)?.Tokens ?? [];
        var isAll = result.GetValue(all);
        if (isAll == names.Count > 0)
            result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
        var isJson = result.GetResult(format)?.Tokens.Any(token => token.Value == Json) ?? false;
        if (isJson && (isAll || names.Count > 1))
            result.AddError("--format json is the plan of one environment.");
        if (isJson && result.GetValue(destroy))
            result.AddError("--destroy is a text: it has no --format json.");
        if (result.GetValue(diff) && result.GetValue(destroy))
            result.AddError("--destroy shows waves: it has no --diff.");
    }
}
