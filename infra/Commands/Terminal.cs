using System.Text;
using Spectre.Console;

namespace MlInfra.Commands;

/// <summary>Data goes to standard output, talk to standard error. Colours and bold only on a terminal, and not with <c>NO_COLOR</c>.</summary>
internal sealed record Terminal(IAnsiConsole Data, TextWriter Talk)
{
    // A pipe has no width; nothing that is read by a program may be wrapped.
    private const int PipeWidth = 10_000;

    public static Terminal Create()
    {
        var isPipe = Console.IsOutputRedirected;
        var isPlain = isPipe || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        // What is read by a program is UTF-8 whatever the locale, as in a file.
        if (isPipe)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Out = new AnsiConsoleOutput(Console.Out),
                // Enrichers colour by CI variables what is no terminal.
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = !isPlain },
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
