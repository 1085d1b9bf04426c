using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests.Support;

/// <summary>Meaning of a tree as text: keys sorted, removals left out, no marks.</summary>
internal static class TreeText
{
    public static string Of(YamlNode node) =>
        node switch
        {
            YamlMap map => $"{{{string.Join(", ", Kept(map).Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
            YamlList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            YamlScalar scalar => $"{scalar.Meaning}({scalar.Text})",
            _ => node.Kind,
        };

    public static YamlMap Parse(string text)
    {
        var log = new ProblemLog(null);
        var root = YamlReader.Read("text.yaml", text, log);
        Assert.Empty(log.Sorted());
        return Assert.IsType<YamlMap>(root);
    }

    private static IEnumerable<YamlEntry> Kept(YamlMap map) =>
        map.Entries.Where(entry => !entry.IsRemoved).OrderBy(entry => entry.Key, StringComparer.Ordinal);
}
