using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>A setting given on a command line as <c>key=value</c>. No record: a record prints its members.</summary>
internal sealed class Assignment
{
    private const string Option = "--set";
    private const string NoValue = "no value";

    private Assignment(string[] keys, string value, YamlNode node, Mark mark) => (Keys, Value, Node, Mark) = (keys, value, node, mark);

    /// <summary>Keys below the environment.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The value as it was written.</summary>
    public string Value { get; }

    /// <summary>The value.</summary>
    public YamlNode Node { get; }

    /// <summary>Where it was given.</summary>
    public Mark Mark { get; }

    /// <summary>What was given. Null: it cannot be read, which is reported.</summary>
    public static Assignment? Read(string text, ProblemLog log)
    {
        if (text.Split('=', 2) is not [{ Length: > 0 } path, { Length: > 0 } value])
        {
            var allowed = "key=value, such as cluster.pools.a10g.maxNodes=4; key=null removes";
            Refuse(new Mark(Option, 0, 0), Lacks(text), allowed, "Write key=value in quotes.");
            return null;
        }
        var mark = new Mark($"{Option} {ProblemText.Quote(path)}", 0, 0);
        var keys = path.Split('.');
        if (keys.Any(key => key.Length == 0 || key.AsSpan().ContainsAny('[', ']')))
        {
            Refuse(mark, ProblemText.Quote(path), "keys joined by dots; a list is replaced as a whole", "Write list=[a, b].");
            return null;
        }
        var node = YamlReader.Read(mark.File, value, log);
        // A comment, or blanks: nobody means to remove by it.
        if (node is YamlScalar { Meaning: ScalarMeaning.Null, Text: "" })
        {
            Refuse(mark, NoValue, "a value; key=null removes", "Put the value in quotes.");
            return null;
        }
        return node is null ? null : new Assignment(keys, value, node, mark);

        void Refuse(Mark where, string given, string allowed, string fix) => log.Add("settings/set", where, "", given, allowed, fix);
    }

    private static string Lacks(string text) =>
        text.IndexOf('=') switch
        {
            < 0 => "no =",
            0 => "no key",
            _ => NoValue,
        };

    /// <summary>Whether it gives a setting, alone or as part of a map.</summary>
    public bool Gives(params IReadOnlyList<string> path)
    {
        var shared = Math.Min(path.Count, Keys.Count);
        return Keys.Take(shared).SequenceEqual(path.Take(shared));
    }
}
