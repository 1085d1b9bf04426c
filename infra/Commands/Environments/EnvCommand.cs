using System.CommandLine;

namespace MlInfra.Commands.Environments;

/// <summary><c>env</c>: see, explain and compare environments.</summary>
internal static class EnvCommand
{
    public static Command Create(Terminal terminal) =>
        new("env", "Shows, explains and compares environments.")
        {
            ListCommand.Create(terminal),
            ShowCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            DiffCommand.Create(terminal),
        };
}
