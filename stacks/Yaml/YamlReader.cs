using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Stacks.Yaml;

/// <summary>Reads YAML, and so JSON, from the parser's events into nodes with marks. What it cannot use it reports; it never throws.</summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 32;

    private readonly YamlEvents _events;
    private readonly YamlReadProblems _problems;

    private YamlReader(string file, string text, ProblemLog log)
    {
        _events = new YamlEvents(file, text);
        _problems = new YamlReadProblems(log);
    }

    /// <summary>The root node. Null: unreadable and reported.</summary>
    public static YamlNode? Read(string file, string text, ProblemLog log)
    {
        var reader = new YamlReader(file, text, log);
        try
        {
            return reader.ReadStream();
        }
        catch (UnreadableException unreadable)
        {
            log.Add(unreadable.Rule, unreadable.Mark, "", unreadable.Given, unreadable.Allowed, unreadable.Fix);
            return null;
        }
    }

    private YamlNode ReadStream()
    {
        _events.Next();
        if (_events.Next() is StreamEnd)
            return new YamlScalar(new Mark(_events.Mark.File, 1, 1), "", ScalarMeaning.Null);
        _events.Next();
        var root = ReadNode(0);
        _events.Next();
        if (_events.Next() is not StreamEnd)
            _problems.SecondDocument(_events.Mark);
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var mark = _events.Mark;
        if (depth > MaxDepth)
            throw new UnreadableException("yaml/too-deep", mark, $"more than {MaxDepth} levels", $"up to {MaxDepth} levels", "Nest less.");
        if (_events.Current is AnchorAlias alias)
            return _problems.Alias(mark, alias.Value.Value);
        var written = (NodeEvent)_events.Current;
        if (!written.Anchor.IsEmpty)
            _problems.Anchor(mark, written.Anchor.Value);
        var node = ReadContent(written, mark, depth);
        return written.Tag.IsEmpty || written.Tag.IsNonSpecific ? node : _problems.Tag(mark);
    }

    private YamlNode ReadContent(NodeEvent written, Mark mark, int depth) =>
        written switch
        {
            Scalar scalar => ReadScalar(scalar, mark),
            SequenceStart => ReadList(mark, depth),
            _ => ReadMap(mark, depth),
        };

    private static YamlScalar ReadScalar(Scalar scalar, Mark mark) =>
        new(mark, scalar.Value, scalar.Style == ScalarStyle.Plain ? CoreSchema.MeaningOf(scalar.Value) : ScalarMeaning.Text);

    private YamlList ReadList(Mark mark, int depth)
    {
        var items = new List<YamlNode>();
        while (_events.Next() is not SequenceEnd)
            items.Add(ReadNode(depth + 1));
        return new YamlList(mark, items);
    }

    private YamlNode ReadMap(Mark mark, int depth)
    {
        var entries = new Dictionary<string, YamlEntry>();
        Mark? secret = null;
        while (_events.Next() is not MappingEnd)
        {
            if (_events.Current is Scalar { Value: "secure" })
            {
                secret = _events.Mark;
                SkipValue();
            }
            else if (ReadEntry(depth) is { } entry && !entries.TryAdd(entry.Key, entry))
                _problems.Duplicate(entry, entries[entry.Key]);
        }
        if (secret is null)
            return new YamlMap(mark, [.. entries.Values]);
        if (entries.Count > 0)
            _problems.SecureNotAlone(secret.Value);
        return new YamlSecret(mark);
    }

    private YamlEntry? ReadEntry(int depth)
    {
        var mark = _events.Mark;
        var key = _events.Current as Scalar;
        if (key is null || key.Value.Length == 0 || key is { Value: "<<", Style: ScalarStyle.Plain })
        {
            _problems.Key(mark, key?.Value);
            _events.Skip();
            SkipValue();
            return null;
        }
        if (!key.Anchor.IsEmpty)
            _problems.Anchor(mark, key.Anchor.Value);
        _events.Next();
        return new YamlEntry(key.Value, mark, ReadNode(depth + 1));
    }

    private void SkipValue()
    {
        _events.Next();
        _events.Skip();
    }
}
