using MlInfra.Components.Settings;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>Reads <c>addresses.yaml</c> and reports everything that is wrong with it at once.</summary>
internal sealed class AddressFile(ProblemLog log)
{
    private const string Ranges = "ranges";
    private const string Reserved = "reserved";
    private const string Form = "a map of names and networks, such as main: 10.16.0.0/12";

    private static readonly string[] Keys = [Ranges, Reserved];

    public AddressRanges? Read(IEnvironmentFiles files)
    {
        var before = log.Count;
        if (SettingsFile.Read(files, AddressRanges.File, log, Missing) is not { } root || Map(root, "") is not { } map)
            return null;
        foreach (var entry in map.Entries.Where(entry => !Keys.Contains(entry.Key)))
            Unknown(entry);
        var at = map.Find(Ranges)?.KeyMark ?? map.Mark;
        var ranges = Networks(map, Ranges);
        var reserved = Networks(map, Reserved);
        if (ranges.Count == 0 && log.Count == before)
            log.Add("addresses/no-range", at, Ranges, "no range", Form, $"Add {Ranges}: with a range under it.");
        CheckOverlaps(ranges);
        return log.Count == before ? new AddressRanges(at, ranges, reserved) : null;
    }

    private void Missing(string shown) =>
        log.Add(
            "addresses/missing",
            new Mark(shown, 0, 0),
            "",
            "no such file",
            "a YAML file that says where environments take their networks from",
            $"Write it with {Ranges}: and under it {Form}."
        );

    private List<NamedNetwork> Networks(YamlMap file, string key)
    {
        if (file.Find(key) is not { IsRemoved: false } entry || Map(entry.Value, key) is not { } map)
            return [];
        return [.. map.Entries.Select(network => Network(network, KeyPath.Key(key, network.Key))).OfType<NamedNetwork>()];
    }

    private NamedNetwork? Network(YamlEntry entry, string path)
    {
        if (entry.Value is YamlScalar scalar && Cidr.TryParse(scalar.Text, out var network))
            return new NamedNetwork(entry.Key, network, scalar.Mark);
        if (entry.Value is not YamlReported)
        {
            var given = entry.Value is YamlScalar { Meaning: not ScalarMeaning.Null } text
                ? ProblemText.Quote(text.Text)
                : entry.Value.Kind;
            log.Add("addresses/network", entry.Value.Mark, path, given, Cidr.Form, "Write the first address of the network, and its size.");
        }
        return null;
    }

    private YamlMap? Map(YamlNode node, string path)
    {
        if (node is not (YamlMap or YamlReported))
            log.Add(
                "addresses/wrong-type",
                node.Mark,
                path,
                node.Kind,
                path.Length == 0 ? $"a map with {Ranges} and {Reserved}" : Form,
                "Write a map: a name of your choice and a network under each of the two keys."
            );
        return node as YamlMap;
    }

    private void Unknown(YamlEntry entry)
    {
        var fix = $"{Nearest.Hint(entry.Key, Keys)}Rename the key, or remove it.";
        log.Add("addresses/unknown-key", entry.KeyMark, KeyPath.Key("", entry.Key), "an unknown key", string.Join(", ", Keys), fix);
    }

    private void CheckOverlaps(IReadOnlyList<NamedNetwork> ranges)
    {
        foreach (var (index, range) in ranges.Index())
        {
            if (ranges.Take(index).FirstOrDefault(other => other.Network.Overlaps(range.Network)) is { } other)
                log.Add(
                    "addresses/overlap",
                    range.Mark,
                    KeyPath.Key(Ranges, range.Name),
                    $"{range.Network}, which overlaps {ProblemText.Quote(other.Name)}, {other.Network} at {other.Mark}",
                    "ranges that share no address",
                    "Shrink or remove one of the two."
                );
        }
    }
}
