namespace MlInfra.Stacks.Editing;

/// <summary>The changes that give a key its value.</summary>
internal sealed class YamlSetter(string text, string value)
{
    private const int UsualIndent = 2;

    private readonly string _break = TextLines.BreakOf(text);

    public IEnumerable<TextChange> Set(SpanNode root, IReadOnlyList<string> path)
    {
        if (root is SpanScalar { IsNull: true })
            return Begin(path);
        var map = YamlPath.Map(root, path, 0);
        for (var depth = 0; ; depth++)
        {
            if (map.Find(path[depth]) is not { } entry)
                return [Append(map, path.Skip(depth).ToList(), Indent(root))];
            if (depth == path.Count - 1)
                return Put(map, entry, value);
            if (entry.Value is SpanScalar { IsNull: true })
                return Fill(map, entry, path.Skip(depth + 1).ToList(), Indent(root));
            map = YamlPath.Map(entry.Value, path, depth + 1);
        }
    }

    private IEnumerable<TextChange> Put(SpanMap map, SpanEntry entry, string written)
    {
        if (entry.Value is SpanCollection { IsFlow: false } && !map.IsFlow)
        {
            // The key's own line stays, and with it a comment on the key.
            var column = TextLines.Column(text, entry.Start);
            yield return TextChange.Insert(entry.AfterKey, " " + written);
            yield return TextChange.Cut(TextLines.End(text, entry.AfterKey), TextLines.EndWithComments(text, entry.End, column + 1));
        }
        else if (entry.Value is SpanScalar { IsNothing: true })
            yield return TextChange.Insert(entry.AfterKey, (entry.HasColon ? " " : ": ") + written);
        else
            yield return new TextChange(entry.Value.Start, entry.Value.End, written);
    }

    private IEnumerable<TextChange> Fill(SpanMap map, SpanEntry entry, IReadOnlyList<string> keys, int indent)
    {
        if (map.IsFlow)
            return Put(map, entry, $"{{ {Pair(keys)} }}");
        var lines = Lines(TextLines.Column(text, entry.Start) + indent, keys, indent);
        return [TextChange.Cut(entry.AfterKey, entry.End), TextChange.Insert(TextLines.End(text, entry.End), lines)];
    }

    private TextChange Append(SpanMap map, IReadOnlyList<string> keys, int indent)
    {
        if (map.IsFlow)
            return AppendInBraces(map, keys);
        var last = map.Entries[^1];
        var column = TextLines.Column(text, last.Start);
        return TextChange.Insert(TextLines.EndWithComments(text, last.End, column), Lines(column, keys, indent));
    }

    private TextChange AppendInBraces(SpanMap map, IReadOnlyList<string> keys)
    {
        if (map.Entries.Count == 0)
        {
            var inside = text.IndexOf('{', map.Start) + 1;
            return TextChange.Insert(inside, $" {Pair(keys)}{(text[inside] == '}' ? " " : "")}");
        }
        var end = map.Entries[^1].End;
        return FlowText.CommaAfter(text, end) is { } comma
            ? TextChange.Insert(comma + 1, " " + Pair(keys))
            : TextChange.Insert(end, ", " + Pair(keys));
    }

    // A text that says nothing yet, but may have comments.
    private IEnumerable<TextChange> Begin(IReadOnlyList<string> keys)
    {
        var lines = Lines(0, keys, UsualIndent)[_break.Length..] + _break;
        var unfinished = text.Length > 0 && text[^1] != '\n';
        return [TextChange.Insert(text.Length, unfinished ? _break + lines : lines)];
    }

    private string Lines(int column, IReadOnlyList<string> keys, int indent) =>
        string.Concat(keys.Index().Select(key => $"{_break}{new string(' ', column + (key.Index * indent))}{YamlKey.Write(key.Item)}:"))
        + $" {value}";

    private string Pair(IReadOnlyList<string> keys) =>
        string.Join(": { ", keys.Select(YamlKey.Write)) + $": {value}" + string.Concat(Enumerable.Repeat(" }", keys.Count - 1));

    // New levels are indented as the file's first one is.
    private int Indent(SpanNode root) =>
        (root as SpanMap)
            ?.Entries.Where(entry => entry.Value is SpanMap { IsFlow: false })
            .Select(entry => TextLines.Column(text, ((SpanMap)entry.Value).Entries[0].Start) - TextLines.Column(text, entry.Start))
            .FirstOrDefault(UsualIndent)
        ?? UsualIndent;
}
