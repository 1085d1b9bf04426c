using Spectre.Console;

namespace MlInfra.Commands;

/// <summary>Data goes to standard output, talk to standard error. Colours only on a terminal, and not with <c>NO_COLOR</c>.</summary>
internal sealed record Terminal(IAnsiConsole Data, TextWriter Talk)
{
    // A pipe has no width; nothing that is read by a program may be wrapped.
    private const int PipeWidth = 10_000;

    public static Terminal Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipeWidth;
        return new Terminal(console, Console.Error);
    }

    /// <summary>Writes text as it is, without wrapping or markup.</summary>
    public void Raw(string text) => Data.Profile.Out.Writer.Write(text);
}
