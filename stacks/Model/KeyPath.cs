using System.Buffers;

namespace MlInfra.Stacks.Model;

/// <summary>Key paths as Pulumi writes them: <c>cluster.pools.system.zones[0]</c>.</summary>
internal static class KeyPath
{
    private const int LongestPlain = 80;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    public static string Key(string path, string key)
    {
        if (key.Length is 0 or > LongestPlain || key.AsSpan().ContainsAnyExcept(Plain))
            return $"{path}[\"{ProblemText.Quote(key)}\"]";
        return path.Length == 0 ? key : $"{path}.{key}";
    }

    public static string Item(string path, int index) => $"{path}[{index}]";

    /// <summary>A path below another one.</summary>
    public static string Join(string path, string below) =>
        path.Length == 0 ? below
        : below.Length == 0 || below[0] == '[' ? path + below
        : $"{path}.{below}";

    /// <summary>Keys and indices of a path without quoted keys.</summary>
    public static IReadOnlyList<string> Parts(string path) => path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
}
