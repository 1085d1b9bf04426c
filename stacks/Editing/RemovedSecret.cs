using System.Text.RegularExpressions;
using MlInfra.Stacks.Layers;

namespace MlInfra.Stacks.Editing;

/// <summary>An encrypted value that is not copied.</summary>
/// <param name="Keys">Keys below <c>config</c>.</param>
/// <param name="IsList">Whether it is a list with encrypted values in it, which is gone as a whole.</param>
public sealed partial record RemovedSecret(IReadOnlyList<string> Keys, bool IsList)
{
    /// <summary>Whether it is a setting of the environment, which does not load without it.</summary>
    public bool IsOurs => Keys[0] == EnvironmentFile.Key;

    /// <summary>The arguments that name it to <c>pulumi config set</c>, quoted for a shell.</summary>
    public string Arguments
    {
        get
        {
            var path = string.Concat(Keys.Skip(1).Select(key => Simple().IsMatch(key) ? $".{key}" : $"[\"{Escaped(key)}\"]"));
            if (path.Length == 0 && !IsList)
                return Shell(Keys[0]);
            // Where the path goes on, the name before it is a path too.
            var separator = Keys[0].IndexOf(':') + 1;
            var (package, name) = (Keys[0][..separator], Keys[0][separator..]);
            var first = Simple().IsMatch(name) ? name : $"[\"{Escaped(name)}\"]";
            return $"--path '{(package + first + path + (IsList ? "[0]" : "")).Replace("'", "'\\''")}'";
        }
    }

    private static string Escaped(string key) => key.Replace("\\", "\\\\").Replace("\"", "\\\"");

    private static string Shell(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", "'\\''")}'";

    [GeneratedRegex(@"^[A-Za-z_$][\w$-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex Simple();

    [GeneratedRegex(@"^[\w:./-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Plain();
}
