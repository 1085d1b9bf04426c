using System.Text;

namespace MlInfra.Stacks.Tests.Support;

/// <summary>A map as different hands would write it: lines and braces, comments and blank lines wherever they may stand.</summary>
internal sealed class RandomYaml(Random random)
{
    private static readonly string[] Scalars =
    [
        "1",
        "x y",
        "'it''s # no comment'",
        "\"ü😀 \\\" {\"",
        "~",
        "",
        "a:b",
        "10.0.0.0/8",
        "2026-05-01",
    ];

    private static readonly string[] Lines = ["|\n{0}  x # no comment\n{0}\n{0}  y", ">-\n{0}  x\n", "x\n{0}  y", "'x\n{0}  y'"];

    private readonly StringBuilder _text = new();

    public static string Of(Random random)
    {
        var yaml = new RandomYaml(random);
        yaml.Map(0, 0, random.Next(1, 4));
        var text = yaml._text.ToString();
        // A literal text means another one where its last line has no line break.
        text = random.Next(2) == 0 || text.Contains("|\n", StringComparison.Ordinal) ? text : text.TrimEnd('\n');
        return random.Next(2) == 0 ? text.Replace("\n", "\r\n") : text;
    }

    private void Map(int indent, int depth, int step)
    {
        var blank = new string(' ', indent);
        foreach (var key in Keys())
        {
            for (var count = random.Next(3); count > 0 && random.Next(2) == 0; count--)
                _text.Append(random.Next(3) == 0 ? "\n" : $"{new string(' ', random.Next(2) == 0 ? indent : random.Next(9))}# {key}: {{\n");
            _text.Append($"{blank}{key}{(random.Next(5) == 0 ? " " : "")}:");
            Value(blank, indent, depth, step);
        }
    }

    private void Value(string blank, int indent, int depth, int step)
    {
        switch (random.Next(depth > 3 ? 3 : 6))
        {
            case 0:
                _text.Append($" {string.Format(Lines[random.Next(Lines.Length)], blank)}\n");
                break;
            case 1:
                _text.Append($" {Flow(0)}{Comment()}\n");
                break;
            case 2:
                _text.Append($" {Scalars[random.Next(Scalars.Length)]}{Comment()}\n");
                break;
            case 3:
                _text.Append($"{Comment()}\n{blank}- {Flow(1)}{Comment()}\n{blank}- a: 1\n{blank}  b: 2\n");
                break;
            default:
                _text.Append($"{Comment()}\n");
                Map(indent + step, depth + 1, step);
                break;
        }
    }

    private string Flow(int depth) =>
        random.Next(depth > 2 ? 1 : 4) switch
        {
            0 => Scalars[random.Next(4)],
            1 => $"[{string.Join(", ", Keys().Select(_ => Flow(depth + 1)))}]",
            2 => $"{{{string.Join(",", Keys().Select(key => $"{key}: {Flow(depth + 1)}"))}{(random.Next(3) == 0 ? ", }" : "}")}",
            _ => random.Next(4) == 0 ? "{ }" : $"{{ {string.Join(" , ", Keys().Select(key => $"{key}: {Flow(depth + 1)}"))} }}",
        };

    private string Comment() => random.Next(3) == 0 ? " # why: {" : "";

    private IEnumerable<string> Keys()
    {
        string[] keys = ["a", "b", "'c d'", "\"e\"", "mlinfra:x", "ключ"];
        random.Shuffle(keys);
        return keys.Take(random.Next(1, 4));
    }
}
