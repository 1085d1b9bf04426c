using System.Text.RegularExpressions;

namespace MlInfra.Stacks.Model;

/// <summary>Names of C# members as they are written in settings.</summary>
internal static class CaseForms
{
    /// <summary><c>PerZone</c> as <c>per-zone</c>.</summary>
    public static string Kebab(string name) => Regex.Replace(name, "(?<=[a-z0-9])[A-Z]", "-$0").ToLowerInvariant();

    /// <summary><c>MaxNodes</c> as <c>maxNodes</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
