using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Reports.Html;

/// <summary>
/// JSON that stands inside an element of a page: less-than, greater-than, ampersand and the line separators of Unicode are escaped, so
/// that no text can end the element or begin another.
/// </summary>
internal static class PageJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Action<Utf8JsonWriter> write) => JsonForm.Write(write, Options);

    /// <summary>What is null or empty is left out: most of a plan is.</summary>
    public static void TextIfAny(this Utf8JsonWriter json, string name, string? value) =>
        json.OptionalText(name, value is { Length: 0 } ? null : value);

    public static void Finding(this Utf8JsonWriter json, Finding finding, Standing? standing)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", JsonForm.Word(finding.Severity));
        if (standing is { } since)
            json.WriteString("standing", JsonForm.Word(since));
        json.TextIfAny("resource", finding.Resource);
        json.TextIfAny("property", finding.Property);
        json.TextIfAny("location", finding.Location?.ToString());
        json.TextIfAny("what", finding.What);
        json.TextIfAny("given", finding.Given);
        json.TextIfAny("allowed", finding.Allowed);
        json.TextIfAny("fix", finding.Fix);
        json.WriteEndObject();
    }
}
