using System.Text;

namespace MlInfra.Stacks.Tests.Support;

/// <summary>Damages one of the files, one to three times, the same way for the same seed.</summary>
internal static class Mutation
{
    private static readonly string[] Values =
    [
        "null",
        "[]",
        "{}",
        "[a, [b]]",
        "{ a: { b: c } }",
        "yes",
        "\"\"",
        "-1",
        "99999999999999999999",
        ".nan",
        "0x10",
        "010",
        "1e9",
        "{ secure: x }",
        "&a b",
        "*a",
        "!!str 1",
        "!x y",
        "\"\\U00110000\"",
        "'",
        "\"",
        "|",
        ">-",
        "@",
        "%",
        "` `",
        "? a",
        "- b",
        "\u202e\u200b",
        "ü😀",
        "a: b: c",
        "10.0.0.0/99",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "<<",
        "$(x)",
        "# none",
    ];

    private static readonly Func<List<string>, int, Random, string>[] Changes =
    [
        (lines, at, _) => Do("drop", () => lines.RemoveAt(at)),
        (lines, at, _) => Do("duplicate", () => lines.Insert(at, lines[at])),
        (lines, at, random) => Do("retype", () => lines[at] = $"{BeforeColon(lines[at])}: {Values[random.Next(Values.Length)]}"),
        (lines, at, random) => Do("retype", () => lines[at] = $"{BeforeColon(lines[at])}: {Values[random.Next(Values.Length)]}"),
        (lines, at, random) => Do("rename", () => lines[at] = lines[at].Replace((char)random.Next('a', 'z'), (char)random.Next('a', 'z'))),
        (lines, at, _) => Do("upper", () => lines[at] = lines[at].ToUpperInvariant()),
        (lines, at, random) => Do("indent", () => lines[at] = new string(' ', random.Next(12)) + lines[at].TrimStart()),
        (lines, at, _) => Do("tab", () => lines[at] = "\t" + lines[at]),
        (lines, at, _) => Do("nest", () => lines[at] = $"{BeforeColon(lines[at])}: {{ {lines[at].Trim()} }}"),
        (lines, at, random) => Do("huge", () => lines[at] = BeforeColon(lines[at]) + ": " + new string('9', random.Next(1, 100_000))),
        (lines, at, _) => Do("merge", () => lines.Insert(at, new string(' ', Indent(lines[at])) + "<<: { a: b }")),
        (lines, at, random) =>
            Do(
                "unicode",
                () => lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), "\u2028é\u0000"[random.Next(3)].ToString())
            ),
        (lines, at, _) => Do("document", () => lines.Insert(at, "---")),
        (lines, at, _) => Do("truncate", () => lines[at] = lines[at][..(lines[at].Length / 2)]),
        (lines, at, random) =>
            Do("swap", () => (lines[at], lines[random.Next(lines.Count)]) = (lines[random.Next(lines.Count)], lines[at])),
        (lines, at, _) => Do("comment", () => lines[at] += " # a comment"),
        (lines, at, _) => Do("blank", () => lines.Insert(at, "")),
        (lines, at, _) => Do("colon", () => lines[at] = $"{BeforeColon(lines[at])}:x{lines[at][BeforeColon(lines[at]).Length..]}"),
        (lines, at, random) => Do("list", () => lines[at] = $"{new string(' ', Indent(lines[at]))}- {lines[at].Trim()}"),
        (lines, at, _) => Do("anchor", () => lines[at] = lines[at].Replace(": ", ": &same ")),
        (lines, at, random) => Do("deep", () => lines[at] = $"{BeforeColon(lines[at])}: {new string('[', random.Next(1, 200))}"),
    ];

    public static (MemoryFiles Files, string Description) Of(MemoryFiles files, int seed)
    {
        var random = new Random(seed);
        var path = files.Paths[random.Next(files.Paths.Count)];
        if (random.Next(20) == 0)
            return (files.With(path, Damage(Encoding.UTF8.GetBytes(files.Text(path)), random)), $"bytes of {path}");
        var lines = files.Text(path).Split('\n').ToList();
        var changes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Change(lines, random)).ToList();
        return (
            files.With(path, string.Join('\n', lines)),
            $"{string.Join(", ", changes)} in {path}:\n{string.Join('\n', lines.Select(Short))}"
        );
    }

    private static string Change(List<string> lines, Random random)
    {
        if (lines.Count == 0)
            lines.Add("");
        return Changes[random.Next(Changes.Length)](lines, random.Next(lines.Count), random);
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        if (random.Next(2) == 0)
            return bytes[..random.Next(bytes.Length)];
        for (var count = random.Next(1, 5); count > 0; count--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static string Do(string name, Action change)
    {
        change();
        return name;
    }

    private static string BeforeColon(string line) => line.Split(':')[0];

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static string Short(string line) => line.Length > 100 ? line[..100] : line;
}
