namespace MlInfra.Planner.Model;

/// <summary>Paths of properties, written as in Pulumi: <c>spec.rules[0].host</c>, <c>labels["app.kubernetes.io/name"]</c>.</summary>
public static class PropertyPath
{
    /// <summary>The path of a key below a path.</summary>
    /// <param name="path">The path above; empty at the root.</param>
    /// <param name="key">The key.</param>
    public static string Key(string path, string key)
    {
        if (key.Length == 0 || key.AsSpan().IndexOfAny('.', '[', '"') >= 0)
            return $"{path}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
        return path.Length == 0 ? key : $"{path}.{key}";
    }

    /// <summary>The path of a list item.</summary>
    /// <param name="path">The list's path.</param>
    /// <param name="index">The index, from 0.</param>
    public static string Index(string path, int index) => $"{path}[{index}]";

    /// <summary>The path of a list item that is known by a key: <c>containers[name=main]</c>.</summary>
    /// <param name="path">The list's path.</param>
    /// <param name="key">Name of the key.</param>
    /// <param name="value">Its value in the item, without brackets and quotes.</param>
    public static string Item(string path, string key, string value) => $"{path}[{key}={value}]";

    /// <summary>The keys and indexes of a path, from the root.</summary>
    /// <param name="path">The path.</param>
    public static IEnumerable<string> Steps(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '.')
                at++;
            yield return path[at] == '[' ? Bracketed(path, ref at) : Plain(path, ref at);
        }
    }

    /// <summary>The first step of a path: the top-level property.</summary>
    /// <param name="path">The path.</param>
    public static string Root(string path) => Steps(path).FirstOrDefault() ?? "";

    /// <summary>Whether a path is the other or lies below it.</summary>
    /// <param name="path">The path that may lie below.</param>
    /// <param name="above">The other path.</param>
    public static bool IsWithin(string path, string above) =>
        path.StartsWith(above, StringComparison.Ordinal)
        && (path.Length == above.Length || above.Length == 0 || path[above.Length] is '.' or '[');

    private static string Plain(string path, ref int at)
    {
        var start = at;
        while (at < path.Length && path[at] is not ('.' or '['))
            at++;
        return path[start..at];
    }

    private static string Bracketed(string path, ref int at)
    {
        var quoted = at + 1 < path.Length && path[at + 1] == '"';
        var start = at + (quoted ? 2 : 1);
        var end = start;
        while (end < path.Length && !(quoted ? path[end] == '"' && path[end - 1] != '\\' : path[end] == ']'))
            end++;
        at = Math.Min(path.Length, end + (quoted ? 2 : 1));
        return path[start..end].Replace("\\\"", "\"", StringComparison.Ordinal);
    }
}
