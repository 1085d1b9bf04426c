namespace MlInfra.Stacks.Editing;

/// <summary>What stands between the entries of a map in braces.</summary>
internal static class FlowText
{
    /// <summary>The comma that ends an entry, or null: it is the last one and has none.</summary>
    public static int? CommaAfter(string text, int end)
    {
        for (var at = TextLines.SkipBlank(text, end); at < text.Length; at = TextLines.SkipBlank(text, TextLines.End(text, at)))
        {
            if (text[at] != '#')
                return text[at] == ',' ? at : null;
        }
        return null;
    }

    /// <summary>The change that takes an entry out: its lines where it has them to itself, otherwise the blanks on one side too.</summary>
    public static TextChange Cut(string text, int start, int end, bool last)
    {
        var lineStart = TextLines.Start(text, start);
        var lineEnd = TextLines.End(text, end);
        var rest = TextLines.SkipSpaces(text, end);
        if (TextLines.SkipSpaces(text, lineStart) == start && (rest == lineEnd || text[rest] == '#'))
            return TextChange.Cut(lineStart, TextLines.Next(text, lineEnd));
        if (!last)
            return TextChange.Cut(start, rest);
        while (text[start - 1] is ' ' or '\t')
            start--;
        return TextChange.Cut(start, end);
    }
}
