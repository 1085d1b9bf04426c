using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>Tables without lines, which read the same on a terminal and in a pipe.</summary>
internal static class PlainTable
{
    public static Table Of(params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var heading in headings)
            table.AddColumn(
                new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold)))
                {
                    Padding = new Padding(0, 0, 2, 0),
                    NoWrap = true,
                }
            );
        return table;
    }

    /// <summary>Lets columns give way where the terminal is narrow.</summary>
    public static Table Wrapping(this Table table, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            table.Columns[column].NoWrap = false;
        return table;
    }

    /// <summary>Texts as they are: no markup.</summary>
    public static IEnumerable<Text> Cells(params IEnumerable<string?> texts) => texts.Select(text => new Text(text ?? ""));
}
