using System.CommandLine;

namespace MlInfra.Commands.Environments;

/// <summary><c>env</c>: see, compare and clone environments.</summary>
internal static class EnvCommand
{
    public static Command Create(Terminal terminal) =>
        new("env", "Makes, renames and retires environments.")
        {
            EnvNewCommand.Create(terminal),
            EnvRenameCommand.Create(terminal),
            EnvRetireCommand.Create(terminal),
        };

    /// <summary>The option that skips the question.</summary>
    public static Option<bool> Yes() => new("--yes") { Description = "Write without asking." };
}
