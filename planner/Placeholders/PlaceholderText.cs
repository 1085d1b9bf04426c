using System.Text.RegularExpressions;

namespace MlInfra.Planner.Placeholders;

/// <summary>Finds placeholders in a text. A token is one only if its name is a resource of the plan, or the namespace of secrets.</summary>
internal static partial class PlaceholderText
{
    public static IEnumerable<Placeholder> Find(string text, Func<string, bool> isName)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            yield break;
        foreach (Match match in Token().Matches(text))
        {
            if (Of(match) is { } found && isName(found.Name))
                yield return found;
        }
    }

    /// <summary>The text with other names in its placeholders, each looked at once: a new name may be another one's old name.</summary>
    public static string Rename(string text, IReadOnlyDictionary<string, string> newNames) =>
        Token()
            .Replace(
                text,
                match =>
                    Of(match) is { } found && newNames.TryGetValue(found.Name, out var name) ? $"${{{name}.{found.Path}}}" : match.Value
            );

    private static Placeholder? Of(Match match)
    {
        var body = match.Groups["body"].Value;
        var dot = body.IndexOf('.');
        return dot > 0 && dot < body.Length - 1 ? new Placeholder(match.Value, body[..dot], body[(dot + 1)..]) : null;
    }

    [GeneratedRegex(@"\$\{(?<body>[^{}$\s]+)\}")]
    private static partial Regex Token();
}

/// <summary>A placeholder in a text.</summary>
/// <param name="Token">As it stands in the text.</param>
/// <param name="Name">Logical name of the resource, or the namespace of secrets.</param>
/// <param name="Path">Path of the property.</param>
internal readonly record struct Placeholder(string Token, string Name, string Path);
