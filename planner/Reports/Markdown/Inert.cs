using System.Globalization;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>
/// Texts of a plan or a report in Markdown, so that none of them comes alive: no mention, link, image, HTML or reference to an issue. What
/// others wrote stands in code spans and fences only, which nothing in it can end.
/// </summary>
// Source: https://github.github.com/gfm/#code-spans, #fenced-code-blocks, #tables-extension- (2026-11-21).
internal static class Inert
{
    /// <summary>A text as a code span in a table, where a bar would end the cell.</summary>
    public static string Cell(string text) => Code(text.Replace("|", "\\|", StringComparison.Ordinal));

    /// <summary>A text as a code span.</summary>
    public static string Code(string text)
    {
        var line = ValueText.OneLine(text).Trim();
        if (line.Length == 0)
            return "` `";
        var fence = new string('`', LongestRun(line) + 1);
        var space = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>A sentence: those that are ours as they are, others as a code span.</summary>
    public static string Sentence(string text) => text == Baselines.Baseline.CodeWithCode ? text : Code(text);

    /// <summary>Lines as a fenced block.</summary>
    /// <param name="language">How they are coloured, such as <c>diff</c>.</param>
    /// <param name="lines">The lines, each without line breaks.</param>
    public static string Block(string language, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text}\n{fence}\n";
    }

    /// <summary>A name in HTML, where backticks are only characters. Legal names stay as they are.</summary>
    public static string HtmlCode(string name) =>
        $"<code>{string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '?'))}</code>";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
