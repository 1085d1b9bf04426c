using System.Text;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>Settings as YAML: what an environment file would have to say if there were no layers.</summary>
internal static class SettingsText
{
    private const int Indent = 2;

    // Comments of short lines stand below each other.
    private const int CommentColumn = 60;

    /// <summary>The settings.</summary>
    /// <param name="setting">The environment as a whole.</param>
    /// <param name="withOrigins">Whether each value has a comment that says what set it.</param>
    public static string Of(ResolvedSetting setting, bool withOrigins)
    {
        var text = new StringBuilder();
        foreach (var child in setting.Children)
            Write(text, child, 0, withOrigins);
        return text.ToString();
    }

    public static string Origin(ResolvedSetting setting) => setting.Origin?.ToString() ?? "default";

    private static void Write(StringBuilder text, ResolvedSetting setting, int depth, bool withOrigins)
    {
        var line = $"{new string(' ', depth * Indent)}{setting.Key}:";
        if (setting.Value is not null)
            line += $" {setting.Value}";
        else if (setting.Children.Count == 0)
            line += " {}";
        if (withOrigins && setting.Value is not null)
            line = $"{line.PadRight(CommentColumn)} # {Origin(setting)}";
        text.Append(line).Append('\n');
        foreach (var child in setting.Children)
            Write(text, child, depth + 1, withOrigins);
    }
}
