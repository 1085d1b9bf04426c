using System.Globalization;
using System.Text;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Text;

/// <summary>Values in one line each, as people read them. Whatever a text holds, it stays in its line.</summary>
internal static class ValueText
{
    private const int Length = 120;

    // What stands before a difference, so that one sees where in a long text it is.
    private const int Lead = 40;
    private const string NotSet = "-";

    public static string Of(PlanValue? value) => CutText.Of(Whole(value), Length);

    /// <summary>Two values that differ: of long ones the part around the first difference, of both the same.</summary>
    public static (string Before, string After) Of(PlanValue? before, PlanValue? after)
    {
        var (old, now) = (Whole(before), Whole(after));
        if (old.Length <= Length && now.Length <= Length)
            return (old, now);
        var same = old.AsSpan().CommonPrefixLength(now);
        // What has no text in common is another one, whose beginning says most.
        var start = same <= Lead ? 0 : same - Lead;
        if (start > 0 && char.IsLowSurrogate(old[start]))
            start--;
        return (From(old, start), From(now, start));
    }

    /// <summary>A text without line breaks and other characters that move what comes after them.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
            line.Append(
                character == '\n' ? '⏎'
                : IsUnsafe(character) ? '\uFFFD'
                : character
            );
        return line.ToString();
    }

    private static string From(string text, int start) => start == 0 ? CutText.Of(text, Length) : CutText.Of($"…{text[start..]}", Length);

    private static string Whole(PlanValue? value) =>
        value switch
        {
            null => NotSet,
            PlanValue.Text text => text.Value.Length == 0 ? "\"\"" : OneLine(text.Value),
            PlanValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            PlanValue.List list => $"[{string.Join(", ", list.Items.Select(Whole))}]",
            PlanValue.Map map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{OneLine(entry.Key)}: {Whole(entry.Value)}"))}}}",
            _ => "null",
        };

    // Also what turns the direction of writing, by which a text can pretend to be another one.
    private static bool IsUnsafe(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
