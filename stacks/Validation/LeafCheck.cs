using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>Checks single values: their type, then each rule on them.</summary>
internal sealed class LeafCheck(ValidationProblems problems)
{
    // Also keeps patterns from running over a megabyte.
    private const int LongestText = 4096;

    public bool Check(LeafType type, IReadOnlyList<SettingRule> rules, YamlScalar scalar, Place place)
    {
        if (scalar.Text.Length > LongestText)
            return problems.Value(
                "settings/length",
                scalar,
                place.Path,
                $"{scalar.Text.Length} characters",
                $"at most {LongestText} characters",
                "Shorten it."
            );
        if (scalar.Meaning == ScalarMeaning.Null)
            return problems.Value("settings/wrong-type", scalar, place.Path, scalar.Kind, type.Form, "Give it a value, or remove it.");
        var reading = type.Read(scalar);
        if (reading.Value is null)
            return problems.Unreadable(type, rules, reading, scalar, place.Path);
        Apply(rules, reading.Value, problems, scalar, place, ProblemText.Quote(scalar.Text));
        return true;
    }

    public static void Apply(
        IReadOnlyList<SettingRule> rules,
        object value,
        ValidationProblems problems,
        YamlNode node,
        Place place,
        string given
    )
    {
        foreach (var rule in rules.Where(rule => !rule.Holds(value)))
            problems.Value(rule.Id, node, place.Path, given, rule.Allowed, rule.Fix(place.Name, value));
    }
}
