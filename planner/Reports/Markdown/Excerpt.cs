using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>What of a list is shown where there is too much of it, and what is said of the rest.</summary>
internal static class Excerpt
{
    /// <summary>Where that is which is not shown.</summary>
    public const string Elsewhere = "in `report.html` and `report.json` of the run";

    private const int MostNames = 8;

    // The longest name that is legal, and some more: a report that somebody else made may have any.
    private const int LongestName = 60;
    private const int LongestNote = 400;

    /// <summary>How many texts from the first on fit.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="most">How many are shown at most.</param>
    /// <param name="length">Characters that there is room for.</param>
    public static int Fitting(IEnumerable<string> texts, int most, int length)
    {
        var count = 0;
        foreach (var text in texts.Take(most))
        {
            length -= text.Length;
            if (length < 0)
                break;
            count++;
        }
        return count;
    }

    /// <summary>Names of environments: a few of many.</summary>
    /// <param name="names">The names.</param>
    /// <param name="write">How one is written.</param>
    public static string Names(IReadOnlyCollection<string> names, Func<string, string> write)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(name => write(Name(name))));
        return names.Count <= MostNames ? shown : $"{shown} and {Inert.Number(names.Count - MostNames)} more";
    }

    /// <summary>A name that is not too long.</summary>
    public static string Name(string name) => CutText.Of(name, LongestName);

    /// <summary>A sentence that is not too long.</summary>
    public static string Note(string note) => CutText.Of(note, LongestNote);
}
