namespace MlInfra.Planner.Reports.Text;

/// <summary>Texts that have to fit.</summary>
public static class CutText
{
    /// <summary>A text cut to a length, with a mark where it was.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Its longest length in characters; below 1 nothing is left.</param>
    public static string Of(string text, int length)
    {
        if (text.Length <= length)
            return text;
        if (length < 1)
            return "";
        var cut = length - 1;
        return text[..(cut > 0 && char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)] + "…";
    }
}
