using System.Text;

namespace MlInfra.Stacks;

/// <summary>How a problem reads in a terminal.</summary>
public static class ProblemText
{
    /// <summary>Four lines: where, given, allowed, next; without a trailing line break.</summary>
    public static string Format(Problem problem)
    {
        var place = problem.Line == 0 ? problem.File : $"{problem.File}:{problem.Line}:{problem.Column}";
        var where = problem.KeyPath.Length == 0 ? place : $"{place} {problem.KeyPath}";
        return $"{where}\n  given:   {problem.Given}\n  allowed: {problem.Allowed}\n  next:    {problem.Fix}";
    }

    /// <summary>Problems one after the other, an empty line between them.</summary>
    public static string Format(IEnumerable<Problem> problems) => string.Join("\n\n", problems.Select(Format));

    /// <summary>Text from a file made fit for one line of a terminal: control characters escaped, long ones cut.</summary>
    internal static string Quote(string text)
    {
        const int longest = 80;
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > longest)
                return line.Append("...").ToString();
            if (IsInvisible(rune))
                line.Append($"\\u{rune.Value:x4}");
            else
                line.Append(rune.ToString());
        }
        return line.Length == 0 ? "\"\"" : line.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
