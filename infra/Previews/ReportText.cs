using System.Globalization;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Text;
using MlInfra.Reports;
using Spectre.Console;

namespace MlInfra.Previews;

/// <summary>A report on a terminal, where changes have colours, or in a file.</summary>
internal static class ReportText
{
    public static void Write(IAnsiConsole console, ChangeReport report, TreeDetail detail, TimeSpan elapsed)
    {
        foreach (var line in TextReport.Lines(report, detail == TreeDetail.Resources))
        {
            console.Write(new Text(line.Text, StyleOf(line.Sign)));
            console.WriteLine();
        }
        console.WriteLine(Took(elapsed));
    }

    public static string Of(ChangeReport report, TreeDetail detail, TimeSpan elapsed) =>
        string.Concat(TextReport.Lines(report, detail == TreeDetail.Resources).Select(line => $"{line.Text}\n")) + Took(elapsed) + "\n";

    private static string Took(TimeSpan elapsed) => $"{elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s";

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
