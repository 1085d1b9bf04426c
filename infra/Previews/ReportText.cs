using System.Globalization;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Text;
using Spectre.Console;

namespace MlInfra.Previews;

/// <summary>A report on a terminal, where changes have colours, or in a file.</summary>
internal static class ReportText
{
    /// <summary>On a terminal.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="report">The report.</param>
    /// <param name="isWhole">Whether each resource and property is shown.</param>
    /// <param name="elapsed">How long it took. Null: not known.</param>
    public static void Write(IAnsiConsole console, ChangeReport report, bool isWhole, TimeSpan? elapsed = null)
    {
        foreach (var line in TextReport.Lines(report, isWhole))
        {
            console.Write(new Text(line.Text, StyleOf(line.Sign)));
            console.WriteLine();
        }
        if (elapsed is { } took)
            console.WriteLine(Seconds(took));
    }

    /// <summary>For a file.</summary>
    public static string Of(ChangeReport report, bool isWhole) =>
        string.Concat(TextReport.Lines(report, isWhole).Select(line => $"{line.Text}\n"));

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s";

    private static Style StyleOf(char sign) =>
        sign switch
        {
            '+' => new Style(Color.Green),
            '-' => new Style(Color.Red),
            '!' => new Style(Color.Red, decoration: Decoration.Bold),
            '~' => new Style(Color.Yellow),
            '#' => new Style(decoration: Decoration.Bold),
            _ => Style.Plain,
        };
}
