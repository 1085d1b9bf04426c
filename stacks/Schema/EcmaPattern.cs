using System.Text.RegularExpressions;

namespace MlInfra.Stacks.Schema;

/// <summary>Patterns of .NET as JSON Schema wants them: of ECMAScript, and anchored, since it searches where .NET's attribute matches the whole.</summary>
internal static partial class EcmaPattern
{
    /// <summary>The same pattern. Throws for what ECMAScript has no word for.</summary>
    public static string Of(string pattern)
    {
        if (Foreign().Match(pattern) is { Success: true } foreign)
            throw new NotSupportedException(
                $"The pattern {pattern} has {foreign.Value}, which ECMAScript does not know: write it without."
            );
        var whole = End().Replace(Start().Replace(pattern, ""), "");
        return whole.Contains('|') ? $"^(?:{whole})$" : $"^{whole}$";
    }

    [GeneratedRegex(@"\A(\^|\\A)")]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<!\\)(\$|\\z|\\Z)\z")]
    private static partial Regex End();

    // Inline options, atomic and named groups; anchors that only .NET has, but at the ends.
    [GeneratedRegex(@"\(\?(?![:=!]|<[=!])|(?<!\\)\\G|(?<!\A)\\A|\\[zZ](?!\z)")]
    private static partial Regex Foreign();
}
