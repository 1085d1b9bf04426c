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
        var path = command is RootCommand ? "" : $"{command.Name} ";
        talk.WriteLine($"next:    dotnet run --project infra -- {path}--help");
        return ExitCode.WrongUse;
    }

    // A word that is no command is reported by itself: that a command is missing, and what the other words mean, follows from it.
    private static IEnumerable<ParseError> Errors(ParseResult result) =>
        result.CommandResult.Command is RootCommand && result.UnmatchedTokens.Count > 0 ? result.Errors.Skip(1).Take(1) : result.Errors;

    private static string Allowed(Command command) =>
        command is RootCommand ? string.Join(", ", command.Subcommands.Select(c => Words(c, []))) : Words(command, command.Options);

    private static string Words(Command command, IEnumerable<Option> options) =>
        string.Join(
            ' ',
            command.Arguments.Select(a => $"<{a.Name}>").Prepend(command.Name).Concat(options.Where(o => o is not HelpOption).Select(Words))
        );

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
