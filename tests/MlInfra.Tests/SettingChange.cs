using System.Text.RegularExpressions;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>A row of the table: a change of a setting, and what it touches.</summary>
/// <param name="Setting">The change as <c>--set</c> takes it; several that only go together are joined by <c> &amp; </c>.</param>
/// <param name="Touches">What it touches.</param>
internal sealed record SettingChange(string Setting, IReadOnlyList<Touch> Touches)
{
    private const string Indent = "    ";

    /// <summary>Key paths of the settings that are changed.</summary>
    public IEnumerable<string> Paths => Setting.Split(" & ").Select(one => one[..one.IndexOf('=', StringComparison.Ordinal)]);

    public static IReadOnlyList<SettingChange> ReadAll()
    {
        var rows = new List<SettingChange>();
        var touches = new List<Touch>();
        var file = Path.Combine(Repository.Root, "tests", "MlInfra.Tests", "SettingChanges.txt");
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(Indent, StringComparison.Ordinal))
                touches.Add(Touch.Parse(line[Indent.Length..]));
            else
                rows.Add(new SettingChange(line, touches = []));
        }
        return rows;
    }
}

/// <summary>Something that happens to resources: <c>+</c> they are new, <c>-</c> they go, <c>~</c> they are changed.</summary>
/// <param name="Text">The sign, and logical names with <c>*</c> for any text and <c>[ab]</c> for one of several letters.</param>
/// <param name="Pattern">The same as a regular expression.</param>
internal sealed record Touch(string Text, Regex Pattern)
{
    public static Touch Parse(string text)
    {
        var escaped = Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal);
        return new Touch(text, new Regex($"^{escaped.Replace(@"\[", "[", StringComparison.Ordinal)}$"));
    }

    public bool Covers(string actual) => Pattern.IsMatch(actual);

    public override string ToString() => Text;
}
