using System.Text;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>An explanation for a terminal: the value first, then what set it.</summary>
internal static class ExplanationText
{
    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        Line(
            explanation.Path.Length == 0
                ? "all settings:"
                : $"{explanation.Path}:{(explanation.Value is null ? "" : $" {explanation.Value}")}"
        );
        foreach (var leaf in explanation.Below)
            Line($"  {leaf.Path}: {leaf.Value}, {SettingsText.Origin(leaf)}");
        // A map comes from all that is in it; one that was removed from whatever removed it.
        if (explanation.Value is not null || explanation.Origin is not null)
            Line($"  set by:   {explanation.Origin?.ToString() ?? "default of the program"}");
        foreach (var origin in explanation.Overrode)
            Line($"  overrode: {origin.Value}, {origin.Place}");
        Line($"  allowed:  {explanation.Allowed}");
        if (explanation.Description.Length > 0)
            Line($"  what:     {explanation.Description}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
