namespace MlInfra.Stacks.Editing;

/// <summary>The changes that take an entry out of its map.</summary>
internal static class YamlRemover
{
    /// <summary>No change where there is no such entry.</summary>
    public static IEnumerable<TextChange> Remove(string text, SpanNode root, IReadOnlyList<string> path)
    {
        var chain = YamlPath.Chain(root, path);
        if (chain.Count < path.Count)
            return [];
        var depth = chain.Count - 1;
        while (depth > 0 && chain[depth].Map.Entries.Count == 1)
            depth--;
        var (map, entry) = chain[depth];
        return map.IsFlow ? FromBraces(text, map, entry) : [Lines(text, map, entry, depth == 0 ? 0 : chain[depth - 1].Entry.AfterKey)];
    }

    private static TextChange Lines(string text, SpanMap map, SpanEntry entry, int parent)
    {
        var column = TextLines.Column(text, entry.Start);
        var before = map.Entries.TakeWhile(other => other != entry).LastOrDefault();
        var start = WithCommentsAbove(text, TextLines.Start(text, entry.Start), column, before?.End ?? parent);
        var end = TextLines.Next(text, TextLines.EndWithComments(text, entry.End, column + 1));
        return TextChange.Cut(start, end);
    }

    // Not above what is before it: a line in a quoted text may look like a comment.
    private static int WithCommentsAbove(string text, int start, int column, int floor)
    {
        while (start > 0)
        {
            var above = TextLines.Start(text, start - 1);
            if (above < floor || TextLines.CommentIndent(text, above) != column)
                break;
            start = above;
        }
        return start;
    }

    private static IEnumerable<TextChange> FromBraces(string text, SpanMap map, SpanEntry entry)
    {
        var comma = FlowText.CommaAfter(text, entry.End);
        if (comma is null && map.Entries.TakeWhile(other => other != entry).LastOrDefault() is { } before)
        {
            var left = FlowText.CommaAfter(text, before.End)!.Value;
            yield return TextChange.Cut(left, left + 1);
        }
        yield return FlowText.Cut(text, entry.Start, comma + 1 ?? entry.End, last: map.Entries[^1] == entry);
    }
}
