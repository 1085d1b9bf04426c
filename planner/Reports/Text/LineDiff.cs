namespace MlInfra.Planner.Reports.Text;

/// <summary>Two texts of several lines, line by line: only what differs, with what stands around it.</summary>
internal static class LineDiff
{
    // The work is the product of both lengths, without what both begin and end with.
    private const int MostWork = 100_000;
    private const int Around = 1;

    /// <summary>Lines with a sign and a space before them: <c>-</c> gone, <c>+</c> new, none the same. Null: not texts of several lines.</summary>
    public static IReadOnlyList<string>? Of(string before, string after)
    {
        if (!before.Contains('\n', StringComparison.Ordinal) && !after.Contains('\n', StringComparison.Ordinal))
            return null;
        var (old, now) = (before.TrimEnd('\n').Split('\n'), after.TrimEnd('\n').Split('\n'));
        var start = CommonStart(old, now);
        var end = CommonEnd(old[start..], now[start..]);
        var (middle, other) = (old[start..^end], now[start..^end]);
        if ((long)middle.Length * other.Length > MostWork)
            return null;
        return Hunks([.. old[..start].Select(Same), .. Lines(middle, other), .. old[^end..].Select(Same)]);

        static (char, string) Same(string line) => (' ', line);
    }

    private static int CommonStart(string[] old, string[] now)
    {
        var length = Math.Min(old.Length, now.Length);
        var count = 0;
        while (count < length && old[count] == now[count])
            count++;
        return count;
    }

    private static int CommonEnd(string[] old, string[] now)
    {
        var length = Math.Min(old.Length, now.Length);
        var count = 0;
        while (count < length && old[^(count + 1)] == now[^(count + 1)])
            count++;
        return count;
    }

    private static List<(char Sign, string Line)> Lines(string[] old, string[] now)
    {
        var longest = Longest(old, now);
        var lines = new List<(char, string)>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length; )
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add((' ', old[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || longest[i + 1, j] >= longest[i, j + 1]))
                lines.Add(('-', old[i++]));
            else
                lines.Add(('+', now[j++]));
        }
        return lines;
    }

    // Length of the longest common part of what is left from each line on.
    private static ushort[,] Longest(string[] old, string[] now)
    {
        var longest = new ushort[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        for (var j = now.Length - 1; j >= 0; j--)
            longest[i, j] = old[i] == now[j] ? (ushort)(longest[i + 1, j + 1] + 1) : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static List<string> Hunks(List<(char Sign, string Line)> lines)
    {
        var shown = new List<string>();
        var isGap = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var from = Math.Max(0, i - Around);
            if (lines.FindIndex(from, Math.Min(lines.Count, i + Around + 1) - from, line => line.Sign != ' ') < 0)
            {
                isGap = true;
                continue;
            }
            if (isGap)
                shown.Add("  …");
            isGap = false;
            shown.Add($"{lines[i].Sign} {ValueText.OneLine(lines[i].Line)}");
        }
        return shown;
    }
}
