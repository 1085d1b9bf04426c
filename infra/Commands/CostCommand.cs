using System.CommandLine;
using System.CommandLine.Parsing;

namespace MlInfra.Commands;

/// <summary><c>cost</c>: what environments cost a month, at least and at most, at list prices.</summary>
internal static class CostCommand
{
    public const string Json = "json";

    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments: those of stacks/Pulumi.<name>.yaml.");
        var all = new Option<bool>("--all") { Description = "All environments." };
        var prices = new Option<FileInfo?>("--prices") { Description = "A file with prices above the shipped ones.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", Json);
        var output = new Option<FileInfo?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var overrides = Arguments.Set();
        var command = new Command("cost", "Shows what environments cost a month, at least and at most, at list prices.")
        {
            environments,
            all,
            prices,
            format,
            output,
            overrides,
        };
        command.Validators.Add(result => Validate(result, environments, all));
        command.SetAction(result =>
            new CostRun(
                terminal,
                result.GetValue(all),
                result.GetValue(prices),
                result.GetRequiredValue(format) == Json,
                result.GetValue(output),
                result.GetValue(overrides) ?? []
            ).RunAsync(result.GetValue(environments) ?? [])
        );
        return command;
    }

    private static void Validate(CommandResult result, Argument<string[]> environments, Option<bool> all)
    {
        var names = result.GetResult(environments)?.Tokens ?? [];
        var isAll = result.GetValue(all);
        if (isAll == names.Count > 0)
            result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
    }
}
