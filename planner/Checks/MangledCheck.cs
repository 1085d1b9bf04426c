using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Checks;

/// <summary>
/// Placeholders that a program changed on the way: lower-cased, cut, split, encoded, calculated with. What such code would do to the real
/// value, the plan cannot show.
/// </summary>
internal sealed partial class MangledCheck(PlaceholderTable placeholders, IEnumerable<string> names)
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.[]\"\\/"
    );

    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);

    // Only texts that look odd are compared with the tokens, so these are built when the first one turns up.
    private readonly Lazy<string[]> _tokens = new(() => [.. placeholders.Tokens]);
    private readonly Lazy<HashSet<string>> _tokenEnds = new(() => new(placeholders.Tokens.Select(EndOf), StringComparer.Ordinal));
    private readonly Lazy<HashSet<string>> _foldedTokens = new(() => new(placeholders.Tokens, StringComparer.OrdinalIgnoreCase));

    public IEnumerable<Finding> Find(string resource, PlanValue value, string path = "") =>
        value switch
        {
            PlanValue.Map map => map.Entries.SelectMany(e => Find(resource, e.Value, PropertyPath.Key(path, e.Key))),
            PlanValue.List list => list.Items.SelectMany((item, i) => Find(resource, item, PropertyPath.Index(path, i))),
            PlanValue.Text text when Problem(text.Value) is { } what => [Mangled(resource, path, what)],
            PlanValue.Number number when placeholders.IsCalculated(number.Value) => [Mangled(resource, path, "calculated with")],
            _ => [],
        };

    private static Finding Mangled(string resource, string path, string what) =>
        new(
            "planner/mangled-placeholder",
            Severity.Critical,
            $"'{path}' of '{resource}' was made from a value known after apply that was {what} on the way.",
            "Do such work on values that are known from the settings, or let the provider or a policy language do it."
        )
        {
            Resource = resource,
            Property = path,
        };

    private string? Problem(string text)
    {
        if (text.Contains("${", StringComparison.Ordinal) || text.Contains('}'))
        {
            if (TokenProblem(text) is { } problem)
                return problem;
            if (IsCut(text))
                return "cut or split";
        }
        if (placeholders.HasCalculated(text))
            return "calculated with";
        return IsEncoded(text) ? "encoded" : null;
    }

    private string? TokenProblem(string text)
    {
        foreach (var token in PlaceholderText.Find(text, _ => true))
        {
            // Inside JSON the quotes of a path are escaped.
            var plain = token.Token.Replace("\\", "", StringComparison.Ordinal);
            if (token.Name == PlaceholderTable.SecretNamespace || placeholders.IsToken(plain))
                continue;
            if (_foldedTokens.Value.Contains(plain))
                return "changed in case";
            if (_names.Contains(token.Name))
                return $"changed: '{token.Token}' is no output of '{token.Name}'";
        }
        return null;
    }

    private bool IsCut(string text)
    {
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + 2);
            var end = rest.IndexOfAnyExcept(TokenCharacters);
            var head = text.AsSpan(at, end < 0 ? text.Length - at : end + 2).ToString();
            if (
                (end < 0 || rest[end] != '}')
                && head.Length > 3
                && Array.Exists(_tokens.Value, t => t.StartsWith(head, StringComparison.Ordinal))
            )
                return true;
        }
        for (var at = text.IndexOf('}'); at >= 0; at = text.IndexOf('}', at + 1))
        {
            var start = at;
            while (start > 0 && TokenCharacters.Contains(text[start - 1]))
                start--;
            if (start >= 2 && text[start - 1] == '{' && text[start - 2] == '$')
                continue;
            var tail = text[start..(at + 1)];
            var isTelling = start == 0 ? tail.Length > 2 : tail.Contains('.');
            if (isTelling && IsEndOfToken(tail))
                return true;
        }
        return false;
    }

    // Few of the closing braces in a text end as some token does, so few have to be compared with all of them.
    private bool IsEndOfToken(string tail) =>
        (!tail.Contains('.') || _tokenEnds.Value.Contains(EndOf(tail)))
        && Array.Exists(_tokens.Value, token => token.EndsWith(tail, StringComparison.Ordinal));

    private static string EndOf(string token) => token[(token.LastIndexOf('.') + 1)..];

    private bool IsEncoded(string text)
    {
        if (text.Contains("%7B", StringComparison.OrdinalIgnoreCase) && HasToken(Uri.UnescapeDataString(text)))
            return true;
        if (text.Length < 12 || text.Length % 4 != 0 || !Base64().IsMatch(text))
            return false;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) && HasToken(Encoding.UTF8.GetString(bytes, 0, count));
    }

    private bool HasToken(string text) =>
        PlaceholderText.Find(text, n => n == PlaceholderTable.SecretNamespace || _names.Contains(n)).Any();

    [GeneratedRegex("^[A-Za-z0-9+/]+={0,2}$")]
    private static partial Regex Base64();
}
