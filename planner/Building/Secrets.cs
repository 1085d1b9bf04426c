using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Building;

/// <summary>Takes secret values out of a plan. What stays is which secrets and resources they were made from.</summary>
internal static class Secrets
{
    public const string Redacted = "[secret]";

    /// <summary>Whether a value was taken out.</summary>
    public static bool IsRedacted(PlanValue? value) =>
        value is PlanValue.Text { Value: var text } && text.StartsWith(Redacted, StringComparison.Ordinal);

    public static PlanValue Redact(PlanValue value, IReadOnlySet<string> secretPaths, Func<string, bool> isName, string path = "")
    {
        if (secretPaths.Count == 0)
            return value;
        if (secretPaths.Contains(path))
            return RedactAll(value, isName);
        return value switch
        {
            PlanValue.Map map => new PlanValue.Map(
                map.Entries.Select(e => KeyValuePair.Create(e.Key, Redact(e.Value, secretPaths, isName, PropertyPath.Key(path, e.Key))))
            ),
            PlanValue.List list => new PlanValue.List([
                .. list.Items.Select((item, i) => Redact(item, secretPaths, isName, PropertyPath.Index(path, i))),
            ]),
            _ => value,
        };
    }

    private static PlanValue RedactAll(PlanValue value, Func<string, bool> isName) =>
        value switch
        {
            PlanValue.Map map => new PlanValue.Map(map.Entries.Select(e => KeyValuePair.Create(e.Key, RedactAll(e.Value, isName)))),
            PlanValue.List list => new PlanValue.List([.. list.Items.Select(item => RedactAll(item, isName))]),
            PlanValue.Text text => new PlanValue.Text(RedactText(text.Value, isName)),
            _ => new PlanValue.Text(Redacted),
        };

    private static string RedactText(string text, Func<string, bool> isName)
    {
        var tokens = PlaceholderText.Find(text, isName).Select(p => p.Token).Distinct().ToList();
        if (tokens is [var only] && only == text)
            return only;
        return string.Join(' ', tokens.Prepend(Redacted));
    }
}
