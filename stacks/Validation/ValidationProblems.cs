using System.Text.RegularExpressions;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>Wording of what the validator finds. Each method answers false, so that a check can end with it.</summary>
internal sealed class ValidationProblems(ProblemLog log)
{
    public bool Value(string rule, YamlNode node, string path, string given, string allowed, string fix)
    {
        log.Add(rule, node.Mark, path, given, allowed, fix);
        return false;
    }

    public bool Unreadable(LeafType type, IReadOnlyList<SettingRule> rules, LeafReading reading, YamlScalar scalar, string path)
    {
        var given =
            reading.Rule == "settings/wrong-type" ? $"{ProblemText.Quote(scalar.Text)} ({scalar.Kind})" : ProblemText.Quote(scalar.Text);
        var allowed = type is ConvertedType ? type.Form : Allowed(type, rules);
        return Value(reading.Rule, scalar, path, given, allowed, reading.Fix);
    }

    // Only the kind of what was given: a text where a map belongs may well be a secret that lost its key.
    public bool WrongKind(SettingType type, YamlNode node, string path)
    {
        var fix = type switch
        {
            ListType => "Write a list in brackets: [a, b].",
            NamedMapType => "Write a map: a name of your choice, and the settings under it.",
            RecordType record => $"Write a map with {string.Join(", ", record.Keys)}.",
            _ => "Write a single value.",
        };
        return Value("settings/wrong-type", node, path, node.Kind, type.Form, fix);
    }

    public void UnknownKey(RecordType type, YamlEntry entry, string path)
    {
        var fix = $"{Nearest.Hint(entry.Key, type.Keys)}Rename the key, or remove it.";
        // What follows a colon without a blank was meant for a value, and that may be a secret.
        var shown = entry.Key.Split(':', 2) is [var key, _] ? $"{key}:..." : entry.Key;
        log.Add("settings/unknown-key", entry.KeyMark, KeyPath.Key(path, shown), "an unknown key", string.Join(", ", type.Keys), fix);
    }

    public void Missing(SettingProperty property, YamlEntry? removal, Place place)
    {
        var path = KeyPath.Key(place.Path, property.Key);
        var parent = place.Path.Length == 0 ? "mlinfra:environment" : place.Path;
        var given = removal?.Value.Overrode is { } removed ? $"null, which removes what {removed.Mark} sets" : "nothing";
        var fix = removal is null ? $"Add {property.Key} under {parent}." : $"Give {property.Key} a value.";
        log.Add("settings/missing", removal?.Value.Mark ?? place.At, path, given, Allowed(property.Type, property.Rules.OnValue), fix);
    }

    public bool PlainSecret(SecretType type, Mark mark, string path)
    {
        var stack = log.Environment is { } name ? $" --stack {name}" : "";
        var fix =
            $"Run pulumi config set --secret --path '{Layers.EnvironmentFile.Key}.{path}'{stack}; if the plain value was ever committed, replace it at its source.";
        log.Add("settings/plain-secret", mark, path, "a plain value (not shown)", type.Form, fix);
        return false;
    }

    public bool MisplacedSecret(SettingType type, Mark mark, string path)
    {
        var fix = "Write it in plain text if it is no secret; otherwise move it to a setting that takes one.";
        log.Add("settings/misplaced-secret", mark, path, "an encrypted value (not shown)", $"{type.Form}, in plain text", fix);
        return false;
    }

    /// <summary>Whether the names can be keys: of the right form, and different by more than case.</summary>
    public bool CheckNames(IReadOnlyList<YamlEntry> entries, string path)
    {
        var clean = true;
        var seen = new Dictionary<string, YamlEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var given = ProblemText.Quote(entry.Key);
            var full = KeyPath.Key(path, entry.Key);
            if (!seen.TryAdd(entry.Key, entry))
                clean = Name(
                    "settings/case-clash",
                    $"{given}, and {seen[entry.Key].Key} at {seen[entry.Key].KeyMark}",
                    "names that differ by more than case",
                    "Rename one of the two."
                );
            else if (!Regex.IsMatch(entry.Key, Names.SettingPattern) || entry.Key[^1] == '\n')
                clean = Name("settings/name", given, Names.SettingForm, "Rename it.");

            bool Name(string rule, string name, string allowed, string fix)
            {
                log.Add(rule, entry.KeyMark, full, name, allowed, fix);
                return false;
            }
        }
        return clean;
    }

    /// <summary>What is allowed, by type and rules.</summary>
    public static string Allowed(SettingType type, IReadOnlyList<SettingRule> rules) =>
        rules switch
        {
            [] => type.Form,
            [{ Id: "settings/length" } size, ..] => $"{type.Form}: {size.Allowed}",
            [var rule, ..] => rule.Allowed,
        };
}
