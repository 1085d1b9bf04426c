using System.CommandLine;
using MlInfra.Reports;

namespace MlInfra.Commands.Environments;

/// <summary><c>env explain</c>: where one setting comes from.</summary>
internal static class EnvExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var environment = Arguments.Environment();
        var key = new Argument<string>("key") { Description = "Key path of a setting, such as cluster.version." };
        var overrides = Arguments.Set();
        var command = new Command("explain", "Says where a setting comes from and what it overrode.") { environment, key, overrides };
        command.SetAction(result =>
            Run(terminal, result.GetRequiredValue(environment), result.GetRequiredValue(key), result.GetValue(overrides))
        );
        return command;
    }

    private static int Run(Terminal terminal, string name, string key, string[]? overrides)
    {
        if (terminal.Load(name, overrides) is not { } environment)
            return ExitCode.Failed;
        var explained = environment.Explain(key);
        if (explained.Explanation is not { } explanation)
        {
            FindingsText.Write(terminal.Talk, [ProblemFindings.From(explained.Problem!)]);
            return ExitCode.Failed;
        }
        terminal.Raw(ExplanationText.Of(explanation));
        return ExitCode.Done;
    }
}
