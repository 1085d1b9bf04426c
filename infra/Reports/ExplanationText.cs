using System.Text;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>An explanation for a terminal: the value first, then what set it.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        if (explanation.Value is not null)
        {
            Line($"{explanation.Path}: {explanation.Value}");
            Line($"  set by:   {explanation.Origin?.ToString() ?? "default of the program"}");
            foreach (var origin in explanation.Overrode)
                Line($"  overrode: {origin.Value}, {origin.Place}");
        }
        else
        {
            Line(explanation.Path.Length == 0 ? "all settings:" : $"{explanation.Path}:");
            foreach (var leaf in explanation.Below)
                Line($"  {leaf.Path}: {leaf.Value}, {SettingsText.Origin(leaf)}");
        }
        Line($"  allowed:  {explanation.Allowed}");
        if (explanation.Description.Length > 0)
            Line($"  what:     {explanation.Description}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
