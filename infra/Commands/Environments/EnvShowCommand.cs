using System.CommandLine;
using MlInfra.Reports;

namespace MlInfra.Commands.Environments;

/// <summary><c>env show</c>: the settings of an environment after layering.</summary>
internal static class EnvShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var environment = Arguments.Environment();
        var origins = new Option<bool>("--origins") { Description = "Say of each value which file and line set it." };
        var overrides = Arguments.Set();
        var command = new Command("show", "Shows all settings of an environment, defaults included.") { environment, origins, overrides };
        command.SetAction(result =>
            terminal.Load(result.GetRequiredValue(environment), result.GetValue(overrides)) is { } loaded
                ? Show(terminal, SettingsText.Of(loaded.Resolved, result.GetValue(origins)))
                : ExitCode.Failed
        );
        return command;
    }

    private static int Show(Terminal terminal, string text)
    {
        terminal.Raw(text);
        return ExitCode.Done;
    }
}
