namespace MlInfra.Stacks.Editing;

/// <summary>The change that adds an element to a list that has some.</summary>
internal static class YamlAppender
{
    public static TextChange Append(string text, SpanList list, string value)
    {
        var last = list.Items[^1];
        if (list.IsFlow)
            return FlowText.CommaAfter(text, last.End) is { } comma
                ? TextChange.Insert(comma + 1, " " + value)
                : TextChange.Insert(last.End, ", " + value);
        var column = TextLines.Column(text, list.Start);
        var line = $"{TextLines.BreakOf(text)}{new string(' ', column)}- {value}";
        return TextChange.Insert(TextLines.EndWithComments(text, last.End, column), line);
    }
}
