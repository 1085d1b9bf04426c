using System.Globalization;
using System.Text;

namespace Pulumi.Offline.Generator;

/// <summary>Reads JSON into dictionaries, lists, strings, doubles, booleans and null. A generator must not bring assemblies along.</summary>
internal sealed class Json
{
    private readonly string _text;
    private int _at;

    private Json(string text) => _text = text;

    public static object? Parse(string text)
    {
        var reader = new Json(text);
        var value = reader.Value();
        reader.Space();
        return reader._at == text.Length ? value : throw reader.Error("end of file");
    }

    private object? Value()
    {
        Space();
        return Current switch
        {
            '{' => Members(),
            '[' => Items(),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", null),
            _ => Number(),
        };
    }

    private Dictionary<string, object?> Members()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var _ in Separated('{', '}'))
        {
            var key = Text();
            Space();
            Take(':');
            members.Add(key, Value());
        }
        return members;
    }

    private List<object?> Items()
    {
        var items = new List<object?>();
        foreach (var _ in Separated('[', ']'))
        {
            items.Add(Value());
        }
        return items;
    }

    private IEnumerable<int> Separated(char open, char close)
    {
        Take(open);
        Space();
        while (Current != close)
        {
            yield return _at;
            Space();
            if (Current != close)
            {
                Take(',');
                Space();
            }
        }
        Take(close);
    }

    private string Text()
    {
        Take('"');
        var text = new StringBuilder();
        while (Current != '"')
        {
            text.Append(Current == '\\' ? Escaped() : Current);
            _at++;
        }
        Take('"');
        return text.ToString();
    }

    private char Escaped()
    {
        _at++;
        if (Current == 'u')
        {
            _at += 4;
            return (char)int.Parse(_text.Substring(_at - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        return Current switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            var other => other,
        };
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Error(word);
        }
        _at += word.Length;
        return value;
    }

    private double Number()
    {
        var start = _at;
        while (_at < _text.Length && "+-.0123456789eE".IndexOf(_text[_at]) >= 0)
        {
            _at++;
        }
        return double.TryParse(_text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error("a value");
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private void Take(char expected)
    {
        if (Current != expected)
        {
            throw Error(expected.ToString());
        }
        _at++;
    }

    private FormatException Error(string expected) => new($"expected {expected} at character {_at}");
}
