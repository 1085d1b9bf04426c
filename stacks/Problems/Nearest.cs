namespace MlInfra.Stacks;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 64;

    /// <summary>The nearest candidate within reach of a typing mistake, or null.</summary>
    public static string? To(string given, IEnumerable<string> candidates)
    {
        if (given.Length > LongestName)
            return null;
        var reach = Math.Max(1, (given.Length + 2) / 3);
        return candidates
            .Select(name => (name, distance: Distance(given, name)))
            .Where(pair => pair.distance <= reach)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Select(pair => pair.name)
            .FirstOrDefault();
    }

    /// <summary>"Did you mean x? " or nothing.</summary>
    public static string Hint(string given, IEnumerable<string> candidates) =>
        To(given, candidates) is { } name ? $"Did you mean {name}? " : "";

    // Optimal string alignment: insert, delete, substitute, swap of neighbours; a difference in case costs nothing here
    // because the caller's exact comparison already failed.
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
                table[i, j] = Cell(table, left, right, i, j);
        }
        return table[left.Length, right.Length];
    }

    private static int Cell(int[,] table, string left, string right, int i, int j)
    {
        var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
        var best = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
        var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
