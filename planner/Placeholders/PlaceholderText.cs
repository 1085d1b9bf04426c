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
            var body = match.Groups["body"].Value;
            var dot = body.IndexOf('.');
            if (dot > 0 && dot < body.Length - 1 && isName(body[..dot]))
                yield return new Placeholder(match.Value, body[..dot], body[(dot + 1)..]);
        }
    }

    [GeneratedRegex(@"\$\{(?<body>[^{}$\s]+)\}")]
    private static partial Regex Token();
}

/// <summary>A placeholder in a text.</summary>
/// <param name="Token">As it stands in the text.</param>
/// <param name="Name">Logical name of the resource, or the namespace of secrets.</param>
/// <param name="Path">Path of the property.</param>
internal readonly record struct Placeholder(string Token, string Name, string Path);
