using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Values as YAML in one line, quoted only where they would read as something else.</summary>
internal static partial class InlineYaml
{
    // For people: a dash or an umlaut stays one.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(YamlNode node) =>
        node switch
        {
            YamlScalar { Meaning: ScalarMeaning.Text } text => Text(text.Text),
            YamlScalar scalar => scalar.Text.Length == 0 ? "null" : scalar.Text,
            YamlList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            YamlMap { Entries.Count: 0 } => "{}",
            YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{Text(entry.Key)}: {Of(entry.Value)}"))} }}",
            _ => "[secret]",
        };

    /// <summary>A value that no file gave: the default of a record.</summary>
    public static string Of(SettingType type, object value) =>
        (type, value) switch
        {
            (ChoiceType, _) => CaseForms.Kebab($"{value}"),
            (ListType list, System.Collections.IEnumerable items) =>
                $"[{string.Join(", ", items.Cast<object>().Select(item => Of(list.Item, item)))}]",
            (_, bool flag) => flag ? "true" : "false",
            (_, int number) => number.ToString(CultureInfo.InvariantCulture),
            _ => Text($"{value}"),
        };

    public static string Text(string text) =>
        Plain().IsMatch(text) && CoreSchema.MeaningOf(text) == ScalarMeaning.Text ? text : JsonSerializer.Serialize(text, Quoting);

    // What needs no quotes anywhere in YAML, also between brackets; ... alone ends a document.
    [GeneratedRegex(@"^(?!\.\.\.\z)[A-Za-z0-9_./$+][A-Za-z0-9_./$@+-]*(:[A-Za-z0-9_./$@+-]+)*\z")]
    private static partial Regex Plain();
}
