using System.Text;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Comparison;

/// <summary>Texts of one side without the facts of its environment.</summary>
internal sealed class NeutralText(ComparedPlan side)
{
    private HashSet<string>? _names;

    public string Of(string text)
    {
        if (side.Neutral is not { } neutral)
            return text;
        return text.Contains("${", StringComparison.Ordinal) ? AroundPlaceholders(text, neutral) : neutral(text);
    }

    // A placeholder names a resource, and another name is another resource.
    private string AroundPlaceholders(string text, Func<string, string> neutral)
    {
        var result = new StringBuilder();
        var start = 0;
        foreach (var placeholder in PlaceholderText.Find(text, IsName))
        {
            var at = text.IndexOf(placeholder.Token, start, StringComparison.Ordinal);
            result.Append(Between(text[start..at], neutral)).Append(placeholder.Token);
            start = at + placeholder.Token.Length;
        }
        return result.Append(Between(text[start..], neutral)).ToString();
    }

    private static string Between(string text, Func<string, string> neutral) => text.Length == 0 ? text : neutral(text);

    private bool IsName(string name)
    {
        _names ??= [.. side.Plan.Resources.Select(r => r.Name), PlaceholderTable.SecretNamespace];
        return _names.Contains(name);
    }
}
