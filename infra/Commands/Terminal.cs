using Spectre.Console;

namespace MlInfra.Commands;

/// <summary>Data goes to standard output, talk to standard error. Colours only on a terminal, and not with <c>NO_COLOR</c>.</summary>
internal sealed record Terminal(IAnsiConsole Data, TextWriter Talk)
{
    // A pipe has no width; nothing that is read by a program may be wrapped.
    private const int PipeWidth = 10_000;

    public static Terminal Create()
    {
        var isPipe = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isPipe ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isPipe ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Out = new AnsiConsoleOutput(Console.Out),
            }
        );
        if (isPipe)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }
        return new Terminal(console, Console.Error);
    }

    /// <summary>Writes text as it is, without wrapping or markup.</summary>
    public void Raw(string text) => Data.Profile.Out.Writer.Write(text);
}
