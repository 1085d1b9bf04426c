namespace MlInfra.Planner.Comparison;

/// <summary>Texts and paths with wildcards. Matching takes no more than the product of both lengths.</summary>
internal static class Glob
{
    /// <summary>Whether a text matches a pattern in which <c>*</c> is any text.</summary>
    public static bool Matches(string pattern, string text) =>
        Matches(pattern.Length, text.Length, i => pattern[i] == '*', (i, j) => pattern[i] == text[j]);

    /// <summary>Whether a path matches a pattern whose step <c>**</c> is any number of steps, also none.</summary>
    public static bool Matches(string[] pattern, PathSteps path) =>
        Matches(pattern.Length, path.Count, i => pattern[i] == "**", (i, j) => Matches(pattern[i], path[j].Text));

    // Only the last wildcard ever has to be tried again: what an earlier one took can be taken by a later one too.
    private static bool Matches(int patternLength, int length, Func<int, bool> isAny, Func<int, int, bool> isSame)
    {
        var (at, star, retry) = (0, -1, 0);
        var i = 0;
        while (i < length)
        {
            if (at < patternLength && isAny(at))
            {
                star = at++;
                retry = i;
            }
            else if (at < patternLength && isSame(at, i))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++retry;
            }
            else
            {
                return false;
            }
        }
        while (at < patternLength && isAny(at))
            at++;
        return at == patternLength;
    }
}
