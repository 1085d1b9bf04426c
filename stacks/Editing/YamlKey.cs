using System.Text;
using System.Text.RegularExpressions;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>Keys as they are written.</summary>
internal static class YamlKey
{
    private static readonly Regex Plain = new(@"^[\p{L}_]([\p{L}\p{N}_./@:-]*[\p{L}\p{N}_])?\z", RegexOptions.ExplicitCapture);

    // Texts in YAML 1.2, but true and false in 1.1, which the engine reads.
    private static readonly HashSet<string> Booleans = new(["y", "n", "yes", "no", "on", "off"], StringComparer.OrdinalIgnoreCase);

    public static string Write(string key) =>
        Plain.IsMatch(key) && !Booleans.Contains(key) && CoreSchema.MeaningOf(key) == ScalarMeaning.Text ? key : Quoted(key);

    private static string Quoted(string key)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in key.EnumerateRunes())
            quoted.Append(Escaped(rune));
        return quoted.Append('"').ToString();
    }

    private static string Escaped(Rune rune) =>
        rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            < 0x20 or 0x7f or 0x85 or 0x2028 or 0x2029 or 0xfeff => $"\\u{rune.Value:X4}",
            _ => rune.ToString(),
        };
}
