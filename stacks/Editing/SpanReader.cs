using MlInfra.Stacks.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Stacks.Editing;

/// <summary>Reads which characters of a text are which node.</summary>
internal sealed class SpanReader
{
    private readonly string _text;
    private readonly YamlEvents _events;

    private SpanReader(string text) => (_text, _events) = (text, new YamlEvents("", text));

    /// <summary>The root node.</summary>
    /// <param name="text">YAML without a byte order mark.</param>
    /// <exception cref="ArgumentException">The text is not YAML.</exception>
    public static SpanNode Read(string text)
    {
        try
        {
            return new SpanReader(text).ReadStream();
        }
        catch (UnreadableException problem)
        {
            throw new ArgumentException("Only a text that is YAML can be edited.", nameof(text), problem);
        }
    }

    private SpanNode ReadStream()
    {
        _events.Next();
        if (_events.Next() is StreamEnd)
            return new SpanScalar(_text.Length, _text.Length, "", plain: true);
        _events.Next();
        return ReadNode();
    }

    private SpanNode ReadNode() =>
        _events.Current switch
        {
            MappingStart map => ReadMap(Index(map.Start), map.Style == MappingStyle.Flow),
            SequenceStart list => ReadList(Index(list.Start), list.Style == SequenceStyle.Flow),
            Scalar scalar => new SpanScalar(Index(scalar.Start), EndOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain),
            var other => new SpanScalar(Index(other.Start), Index(other.End), "", plain: false),
        };

    private SpanList ReadList(int start, bool flow)
    {
        var items = new List<SpanNode>();
        while (_events.Next() is not SequenceEnd)
            items.Add(ReadNode());
        return new SpanList(start, CollectionEnd(flow, items.Count == 0 ? start : items[^1].End), flow, items);
    }

    private SpanMap ReadMap(int start, bool flow)
    {
        var entries = new List<SpanEntry>();
        while (_events.Next() is not MappingEnd)
            entries.Add(ReadEntry());
        return new SpanMap(start, CollectionEnd(flow, entries.Count == 0 ? start : entries[^1].End), flow, entries);
    }

    private SpanEntry ReadEntry()
    {
        var key = ReadNode();
        var colon = TextLines.SkipBlank(_text, key.End);
        var hasColon = colon < _text.Length && _text[colon] == ':';
        _events.Next();
        return new SpanEntry((key as SpanScalar)?.Text ?? "", key.Start, hasColon ? colon + 1 : key.End, hasColon, ReadNode());
    }

    // Without brackets the parser only knows where the next thing starts; a closing bracket has no length to it.
    private int CollectionEnd(bool flow, int contentEnd) => flow ? Index(_events.Current.Start) + 1 : contentEnd;

    private int EndOf(Scalar scalar)
    {
        var (start, end) = (Index(scalar.Start), Index(scalar.End));
        if (scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
            return end;
        var written = _text.AsSpan(start, end - start);
        return start + (KeepsBlankLines(written) ? WithoutLastBreak(written) : written.TrimEnd()).Length;
    }

    // "|+": the blank lines after it are part of the value.
    private static bool KeepsBlankLines(ReadOnlySpan<char> written) => written[..Math.Min(3, written.Length)].Contains('+');

    private static ReadOnlySpan<char> WithoutLastBreak(ReadOnlySpan<char> written)
    {
        var line = written.TrimEnd(' ');
        line = line is [.., '\n'] ? line[..^1] : line;
        return line is [.., '\r'] ? line[..^1] : line;
    }

    private static int Index(YamlDotNet.Core.Mark mark) => (int)mark.Index;
}
