using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace MlInfra.Commands;

/// <summary>What is said about a command line that cannot be understood: what was given, what is allowed, what to do next.</summary>
internal static partial class WrongUse
{
    public static int Report(TextWriter talk, ParseResult result)
    {
        var command = result.CommandResult.Command;
        foreach (var error in Errors(result))
            talk.WriteLine($"error:   {Blanks().Replace(error.Message, " ")}");
        talk.WriteLine($"allowed: {Allowed(command)}");
        talk.WriteLine($"next:    dotnet run --project infra -- {string.Concat(Path(command).Select(name => $"{name} "))}--help");
        return ExitCode.WrongUse;
    }

    // A word that is no command is reported by itself: that a command is missing, and what the other words mean, follows from it.
    private static IEnumerable<ParseError> Errors(ParseResult result) =>
        result.CommandResult.Command.Subcommands.Count > 0 && result.UnmatchedTokens.Count > 0
            ? result.Errors.Skip(1).Take(1)
            : result.Errors;

    private static string Allowed(Command command) =>
        command.Subcommands.Count > 0 ? string.Join(", ", command.Subcommands.Select(c => Words(c, []))) : Words(command, command.Options);

    private static string Words(Command command, IEnumerable<Option> options) =>
        string.Join(
            ' ',
            [
                .. Path(command),
                .. command.Subcommands.Count > 0
                    ? [string.Join('|', command.Subcommands.Select(c => c.Name))]
                    : command.Arguments.Select(Words),
                .. options.Where(o => o is not HelpOption).Select(Words),
            ]
        );

    // The root is the program itself.
    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().SelectMany(Path), command.Name];

    private static string Words(Argument argument) =>
        argument.Arity.MaximumNumberOfValues > 1 ? $"[<{argument.Name}> ...]" : $"<{argument.Name}>";

    private static string Words(Option option)
    {
        if (option.ValueType == typeof(bool))
            return $"[{option.Name}]";
        var values = option.HelpName ?? string.Join('|', option.GetCompletions(CompletionContext.Empty).Select(c => c.Label));
        return option.Required ? $"{option.Name} {values}" : $"[{option.Name} {values}]";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
