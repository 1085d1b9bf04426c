using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>What would stand on a terminal, as the text of a file: no colours, and no width, as a pipe has none.</summary>
internal static class PlainConsole
{
    private const int Width = 10_000;

    public static string Render(Action<IAnsiConsole> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        return text.ToString();
    }
}
