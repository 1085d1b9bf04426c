namespace MlInfra.Planner.Policies.Reading;

/// <summary>Patterns of IAM: <c>*</c> stands for any text, <c>?</c> for one character.</summary>
public static class Wildcard
{
    /// <summary>Whether a text is what a pattern says.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">Whether case makes no difference, as in actions.</param>
    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        var (at, next, star, resume) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
                (star, resume, next) = (next, at, next + 1);
            else if (next < pattern.Length && (pattern[next] == '?' || Same(pattern[next], text[at], ignoreCase)))
                (at, next) = (at + 1, next + 1);
            else if (star >= 0)
                (next, resume, at) = (star + 1, resume + 1, resume + 1);
            else
                return false;
        }
        return pattern.AsSpan(next).TrimStart('*').IsEmpty;
    }

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToLowerInvariant(a) == char.ToLowerInvariant(b));
}
