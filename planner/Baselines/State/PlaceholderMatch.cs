using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Compares values with placeholders to values that were deployed. A placeholder stands for what the state's outputs say; where they do not
/// say it, for anything; and where its resource is not in the state, for nothing that can be there yet.
/// </summary>
/// <param name="isName">Whether a placeholder may have this name: that of a resource of the plan, or of secrets.</param>
/// <param name="resolve">What a placeholder stands for.</param>
internal sealed partial class PlaceholderMatch(Func<string, bool> isName, Func<Placeholder, Resolved> resolve)
{
    /// <summary>How many placeholders matched without their value being known.</summary>
    public int Unresolved { get; private set; }

    /// <summary>Whether a text of a plan has placeholders.</summary>
    public bool HasTokens(string text) => Tokens(text).Count > 0;

    /// <summary>Whether a planned value may have become the actual one.</summary>
    /// <param name="planned">With placeholders.</param>
    /// <param name="actual">As deployed.</param>
    public bool Matches(PlanValue planned, PlanValue actual) =>
        (planned, actual) switch
        {
            _ when StateMarks.IsMark(actual) => true,
            (PlanValue.Text text, _) => MatchesText(text.Value, actual),
            (PlanValue.List some, PlanValue.List other) => some.Items.Length == other.Items.Length
                && some.Items.Zip(other.Items).All(pair => Matches(pair.First, pair.Second)),
            (PlanValue.Map some, PlanValue.Map other) => some.Entries.Length == other.Entries.Length
                && some.Entries.All(entry => other[entry.Key] is { } value && Matches(entry.Value, value)),
            _ => Equals(planned, actual),
        };

    /// <summary>Whether a planned text may have become the actual value, which is a number where a placeholder stands for one.</summary>
    public bool MatchesText(string planned, PlanValue actual)
    {
        var tokens = Tokens(planned);
        if (tokens.Count == 0)
            return actual is PlanValue.Text same && same.Value == planned;
        if (tokens is [var only] && only.Length == planned.Length && !only.IsEscaped)
            return MatchesWhole(resolve(only.Placeholder), actual);
        return Scalar(actual) is { } text && MatchesParts(planned, tokens, text);
    }

    private bool MatchesWhole(Resolved known, PlanValue actual)
    {
        if (known.IsMissing)
            return false;
        if (known.Value is { } value)
            return Equals(value, actual) || (Scalar(value) is { } one && one == Scalar(actual));
        Unresolved++;
        return true;
    }

    private bool MatchesParts(string planned, List<Token> tokens, string actual)
    {
        var parts = new List<string?>(); // null: anything
        var literal = new StringBuilder();
        var at = 0;
        foreach (var token in tokens)
        {
            literal.Append(planned, at, token.Start - at);
            at = token.Start + token.Length;
            var known = resolve(token.Placeholder);
            if (known.IsMissing)
                return false;
            if (known.Value is not null && Scalar(known.Value) is { } text)
            {
                literal.Append(token.IsEscaped ? Regex.Escape(text) : text);
                continue;
            }
            Unresolved++;
            parts.Add(literal.ToString());
            parts.Add(null);
            literal.Clear();
        }
        parts.Add(literal.Append(planned, at, planned.Length - at).ToString());
        return Fits(actual, parts);
    }

    // The first part begins the text and the last one ends it; those between them are found from left to right, which misses no way to fit.
    private static bool Fits(string text, List<string?> parts)
    {
        var first = parts[0]!;
        if (parts.Count == 1)
            return text == first;
        var last = parts[^1]!;
        if (text.Length < first.Length + last.Length)
            return false;
        if (!text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
            return false;
        var at = first.Length;
        var end = text.Length - last.Length;
        foreach (var part in parts.Skip(1).SkipLast(1).OfType<string>())
        {
            var found = text.IndexOf(part, at, end - at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return true;
    }

    private List<Token> Tokens(string text)
    {
        var found = new List<Token>();
        if (!text.Contains('{', StringComparison.Ordinal) || !text.Contains('$', StringComparison.Ordinal))
            return found;
        var at = 0;
        foreach (var placeholder in PlaceholderText.Find(text, isName))
        {
            var start = text.IndexOf(placeholder.Token, at, StringComparison.Ordinal);
            found.Add(new Token(placeholder, start, placeholder.Token.Length, false));
            at = start + placeholder.Token.Length;
        }
        if (text.Contains(@"\$\{", StringComparison.Ordinal))
            AddEscaped(text, found);
        return found;
    }

    // A placeholder inside a pattern is escaped as a whole, and so is the value that takes its place.
    private void AddEscaped(string text, List<Token> found)
    {
        foreach (Match match in EscapedToken().Matches(text))
        {
            var token = Regex.Unescape(match.Value);
            foreach (var placeholder in PlaceholderText.Find(token, isName).Where(p => p.Token == token))
                found.Add(new Token(placeholder, match.Index, match.Length, true));
        }
        found.Sort(static (a, b) => a.Start - b.Start);
    }

    private static string? Scalar(PlanValue value) =>
        value switch
        {
            PlanValue.Text text => text.Value,
            PlanValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            _ => null,
        };

    [GeneratedRegex(@"\\\$\\\{(?:[^{}$\s\\]|\\[^\w\s{}$])+\}")]
    private static partial Regex EscapedToken();

    private readonly record struct Token(Placeholder Placeholder, int Start, int Length, bool IsEscaped);
}

/// <summary>What a placeholder stands for.</summary>
/// <param name="Value">Its value. Null: the state does not say.</param>
/// <param name="IsMissing">Whether its resource is not in the state, so that nothing can have its value.</param>
internal readonly record struct Resolved(PlanValue? Value, bool IsMissing);
