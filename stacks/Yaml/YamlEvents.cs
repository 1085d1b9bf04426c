using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MlInfra.Stacks.Yaml;

/// <summary>A text that cannot be read any further. The reader catches it.</summary>
#pragma warning disable RCS1194 // Never made without its parts.
internal sealed class UnreadableException(string rule, Mark mark, string given, string allowed, string fix) : Exception
#pragma warning restore RCS1194
{
    public string Rule => rule;

    public Mark Mark => mark;

    public string Given => given;

    public string Allowed => allowed;

    public string Fix => fix;
}

/// <summary>The parser's events one at a time, whatever goes wrong turned into one kind of exception.</summary>
internal sealed class YamlEvents(string file, string text)
{
    // Maps that end together do so at one place, no deeper than anything is read; on some texts the parser stands still for ever.
    private const int MostAtOnePlace = 1000;

    private readonly Stack<ParsingEvent> _brackets = new();
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));

    private int _atThisPlace;

    public ParsingEvent Current { get; private set; } = new StreamStart();

    public Mark Mark => ToMark(Current.Start);

    public ParsingEvent Next()
    {
        try
        {
            var before = Current.Start.Index;
            if (_parser.MoveNext())
                Track(Current = _parser.Current!);
            _atThisPlace = Current.Start.Index == before ? _atThisPlace + 1 : 0;
        }
        catch (YamlException problem)
        {
            throw Broken(problem);
        }
#pragma warning disable CA1031 // The parser throws any type on some texts, such as an escape beyond Unicode: all of them are the text's fault.
        catch (Exception)
        {
            throw Unreadable();
        }
#pragma warning restore CA1031
        return _atThisPlace < MostAtOnePlace ? Current : throw Unreadable();
    }

    /// <summary>Passes over the current node and everything in it, keeping nothing.</summary>
    public void Skip()
    {
        var open = Current.NestingIncrease;
        while (open > 0)
            open += Next().NestingIncrease;
    }

    private void Track(ParsingEvent read)
    {
        if (read is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow })
            _brackets.Push(read);
        else if (_brackets.Count > 0 && read is MappingEnd or SequenceEnd)
            _brackets.TryPop(out _);
    }

    private UnreadableException Unreadable() =>
        _brackets.TryPeek(out var bracket)
            ? Unreadable(ToMark(bracket.Start), $"a {(bracket is MappingStart ? '{' : '[')} that is not closed, or a missing comma in it")
            : Unreadable(Mark, "text that is not YAML");

    private UnreadableException Broken(YamlException problem)
    {
        var mark = ToMark(problem.End.Line > 0 ? problem.End : problem.Start);
        return IndentingTab(mark.Line) is { } tab
            ? new("yaml/tab", tab, "a tab", "spaces for indentation", "Replace the tab by spaces.")
            : Unreadable(ToMark(problem.Start), WithoutContent(problem.Message));
    }

    private static UnreadableException Unreadable(Mark mark, string given) =>
        new("yaml/syntax", mark, given, "YAML 1.2", "Mend the syntax at or just before this line.");

    // The scanner reports the start of what it was in, lines before the tab that stopped it.
    private Mark? IndentingTab(int from)
    {
        foreach (var (index, line) in text.Split('\n').Index().Skip(from - 1))
        {
            if (line.AsSpan().TrimStart(' ') is ['\t', ..])
                return new Mark(file, index + 1, line.IndexOf('\t') + 1);
        }
        return null;
    }

    // The parser quotes what it expected ("',' or ']'"); longer quotations could be content.
    private static string WithoutContent(string message) =>
        Regex.Replace(Regex.Replace(message.Split('\n')[0].TrimEnd('.'), "'(.)' or '(.)'", "$1 or $2"), "'[^']{4,}'", "'...'");

    private Mark ToMark(YamlDotNet.Core.Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
