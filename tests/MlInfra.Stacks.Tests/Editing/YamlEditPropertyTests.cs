using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class YamlEditPropertyTests
{
    private static readonly string[] Values = ["7", "'x # y'", "[a, b]", "{ k: 1 }", "\"ü😀\"", "{}"];

    [Fact]
    public void Any_edit_changes_that_one_setting_and_no_line_of_another()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            // Given
            var random = new Random(seed);
            var text = Variant(random);
            var path = AnyPath(TreeText.Parse(Body(text)), random);
            var value = random.Next(3) == 0 ? null : Values[random.Next(Values.Length)];

            // When
            var edited = value is null ? YamlEdit.Remove(text, path) : YamlEdit.Set(text, path, value);

            // Then
            var what = $"{seed}: {string.Join('/', path)} = {value}\n{edited}";
            var expected = With(TreeText.Parse(Body(text)), path, value is null ? null : TreeText.Parse($"v: {value}").Find("v")!.Value);
            Assert.True(Meaning(expected) == Meaning(TreeText.Parse(Body(edited))), what);
            Assert.True(KeepsOtherLines(text, edited, path), what);
        }
    }

    [Fact]
    public void Any_edit_of_any_text_changes_the_meaning_of_that_one_setting()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            // Given
            var random = new Random(seed);
            var text = RandomYaml.Of(random);
            var path = AnyPath(TreeText.Parse(text), random);
            var value = random.Next(3) == 0 ? null : Values[random.Next(Values.Length)];

            // When
            var edited = value is null ? YamlEdit.Remove(text, path) : YamlEdit.Set(text, path, value);

            // Then
            var what = $"{seed}: {string.Join('/', path)} = {value}\n{text}\n=>\n{edited}";
            var expected = With(TreeText.Parse(text), path, value is null ? null : TreeText.Parse($"v: {value}").Find("v")!.Value);
            Assert.True(Meaning(expected) == Meaning(Parse(edited)), what);
        }
    }

    private static YamlNode? Parse(string text) => YamlReader.Read("text.yaml", text, new ProblemLog(null));

    // The shipped file as other editors would have written it, with a map in braces more.
    private static string Variant(Random random)
    {
        var text = MemoryFiles.Shipped.Text(MemoryFiles.Dev) + "      sound: { group: ml-sound, gpuQuota: { a10g: 1, t4: 2 } }\n";
        text = random.Next(2) == 0 ? text.TrimEnd('\n') : text;
        text = random.Next(2) == 0 ? text.Replace("\n", "\r\n") : text;
        return random.Next(2) == 0 ? "\uFEFF" + text : text;
    }

    private static string Body(string text) => text.TrimStart('\uFEFF');

    // Down to any setting, sometimes to one that is not there yet.
    private static List<string> AnyPath(YamlMap tree, Random random)
    {
        var path = new List<string>();
        YamlNode node = tree;
        while (node is YamlMap { Entries.Count: > 0 } map && (path.Count < 3 || random.Next(6) > 0))
        {
            var entry = map.Entries[random.Next(map.Entries.Count)];
            path.Add(entry.Key);
            node = entry.Value;
        }
        if (node is YamlMap && random.Next(2) == 0)
            path.AddRange(random.Next(2) == 0 ? ["new"] : ["new key", "12"]);
        return path;
    }

    private static YamlNode? With(YamlNode? node, IReadOnlyList<string> path, YamlNode? value)
    {
        if (path.Count == 0)
            return value;
        var map = node as YamlMap;
        if (value is null && map?.Find(path[0]) is null)
            return node;
        var child = With(map?.Find(path[0])?.Value, [.. path.Skip(1)], value);
        var others = (map?.Entries ?? []).ToList();
        var at = others.FindIndex(entry => entry.Key == path[0]);
        if (at >= 0)
            others.RemoveAt(at);
        if (child is not null)
            others.Insert(at < 0 ? others.Count : at, new YamlEntry(path[0], default, child));
        return others.Count == 0 && value is null ? null : new YamlMap(default, others);
    }

    private static string Meaning(YamlNode? node) =>
        node switch
        {
            YamlMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Meaning(entry.Value)}"))}}}",
            null => "Null()",
            _ => TreeText.Of(node),
        };

    // Lines that are gone are lines of the setting, or comments above it.
    private static bool KeepsOtherLines(string before, string after, IReadOnlyList<string> path)
    {
        var lineBreak = before.Contains('\r') ? "\r\n" : "\n";
        var (old, now) = (before.Split(lineBreak), after.Split(lineBreak));
        var start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(old.Length, now.Length) - start;
        var end = old.Reverse().Zip(now.Reverse()).Take(most).TakeWhile(pair => pair.First == pair.Second).Count();
        var (first, last) = LinesOf(TreeText.Parse(Body(before)), path);
        return Enumerable.Range(start + 1, old.Length - end - start).All(line => line >= first && line <= last || IsComment(old[line - 1]));
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith('#');

    // Of the deepest entry on the path, or of the one that goes with it because it would be left empty.
    private static (int First, int Last) LinesOf(YamlMap tree, IReadOnlyList<string> path)
    {
        var (first, last) = (0, 0);
        YamlNode? node = tree;
        foreach (var key in path)
        {
            var alone = node is YamlMap { Entries.Count: 1 };
            if ((node as YamlMap)?.Find(key) is not { } entry)
                break;
            if (!alone || first == 0)
                (first, last) = (entry.KeyMark.Line, LastLine(entry.Value));
            node = entry.Value;
        }
        return (first, last);
    }

    private static int LastLine(YamlNode node) =>
        node switch
        {
            YamlMap { Entries.Count: > 0 } map => map.Entries.Max(entry => LastLine(entry.Value)),
            YamlList { Items.Count: > 0 } list => list.Items.Max(LastLine),
            _ => node.Mark.Line,
        };
}
