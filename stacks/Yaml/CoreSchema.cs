using System.Text.RegularExpressions;

namespace MlInfra.Stacks.Yaml;

/// <summary>Meaning of plain scalars by the core schema of YAML 1.2: <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are texts.</summary>
internal static class CoreSchema
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Integer = new("^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\\z", Options);
    private static readonly Regex Real = new(
        "^([-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN))\\z",
        Options
    );

    public static ScalarMeaning MeaningOf(string plain) =>
        plain switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarMeaning.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarMeaning.Boolean,
            _ when Integer.IsMatch(plain) => ScalarMeaning.WholeNumber,
            _ when Real.IsMatch(plain) => ScalarMeaning.Real,
            _ => ScalarMeaning.Text,
        };
}
