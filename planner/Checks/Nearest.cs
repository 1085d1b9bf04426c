namespace MlInfra.Planner.Checks;

/// <summary>Legal names, those that look most like a wrong one first.</summary>
internal static class Nearest
{
    private const int Shown = 5;

    public static IEnumerable<string> Of(string given, IEnumerable<string> legal) =>
        legal.OrderBy(name => Distance(given, name)).ThenBy(name => name, StringComparer.Ordinal).Take(Shown);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }
        return row[^1];
    }
}
