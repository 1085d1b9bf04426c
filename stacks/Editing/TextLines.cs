namespace MlInfra.Stacks.Editing;

/// <summary>Lines of a text by the position of any of their characters.</summary>
internal static class TextLines
{
    /// <summary>The line break that the text uses.</summary>
    public static string BreakOf(string text) => text.IndexOf('\n') is > 0 and var at && text[at - 1] == '\r' ? "\r\n" : "\n";

    public static int Start(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Before the line break, or the end of the text.</summary>
    public static int End(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        if (end < 0)
            return text.Length;
        return end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Start of the next line, or the end of the text.</summary>
    public static int Next(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;

    public static int Column(string text, int at) => at - Start(text, at);

    /// <summary>How far a line is indented where it is nothing but a comment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Start of the line.</param>
    public static int? CommentIndent(string text, int start)
    {
        var at = SkipSpaces(text, start);
        return at < text.Length && text[at] == '#' ? at - start : null;
    }

    public static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }

    public static int SkipBlank(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
            at++;
        return at;
    }

    /// <summary>End of the last line that belongs to what ends at a position: its own, and comments directly below that are indented like it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the content ends.</param>
    /// <param name="column">The least indentation of a comment that belongs to it.</param>
    public static int EndWithComments(string text, int end, int column)
    {
        var last = End(text, end);
        for (var next = Next(text, last); next < text.Length && CommentIndent(text, next) >= column; next = Next(text, last))
            last = End(text, next);
        return last;
    }
}

/// <summary>Characters of a text that others take the place of.</summary>
internal readonly record struct TextChange(int Start, int End, string Text)
{
    public static TextChange Insert(int at, string text) => new(at, at, text);

    public static TextChange Cut(int start, int end) => new(start, end, "");

    /// <summary>The text after changes that do not touch each other.</summary>
    public static string Apply(string text, IEnumerable<TextChange> changes) =>
        changes
            .OrderByDescending(change => change.Start)
            .ThenByDescending(change => change.End)
            .Aggregate(text, (rest, change) => string.Concat(rest.AsSpan(0, change.Start), change.Text, rest.AsSpan(change.End)));
}
