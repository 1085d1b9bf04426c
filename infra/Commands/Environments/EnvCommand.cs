using System.CommandLine;

namespace MlInfra.Commands.Environments;

/// <summary><c>env</c>: see, compare and clone environments.</summary>
internal static class EnvCommand
{
    public static Command Create(Terminal terminal) =>
        new("env", "Shows, compares, clones and ends environments.")
        {
            EnvListCommand.Create(terminal),
            EnvShowCommand.Create(terminal),
            EnvExplainCommand.Create(terminal),
            EnvDiffCommand.Create(terminal),
            EnvCiCommand.Create(terminal),
            EnvNewCommand.Create(terminal),
            EnvRenameCommand.Create(terminal),
            EnvRetireCommand.Create(terminal),
        };

    /// <summary>The option that skips the question.</summary>
    public static Option<bool> Yes() => new("--yes") { Description = "Write without asking." };
}
