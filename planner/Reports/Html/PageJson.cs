using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Html;

/// <summary>
/// JSON that stands inside an element of a page: less-than, greater-than, ampersand and the line separators of Unicode are escaped, so
/// that no text can end the element or begin another.
/// </summary>
internal static class PageJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 2);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }

    /// <summary>What is null or empty is left out: most of a plan is.</summary>
    public static void OptionalText(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    public static void Flag(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }

    public static void Texts(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
            json.List(name, values, json.WriteStringValue);
    }

    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void OptionalValue(this Utf8JsonWriter json, string name, PlanValue? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.Value(value);
    }

    public static void Value(this Utf8JsonWriter json, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case PlanValue.Number { Value: var number } when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case PlanValue.Number { Value: var number }:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); // JSON has no word for it
                break;
            case PlanValue.Bool flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PlanValue.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    json.Value(item);
                json.WriteEndArray();
                break;
            case PlanValue.Map map:
                json.WriteStartObject();
                foreach (var (key, item) in map.Entries)
                {
                    json.WritePropertyName(key);
                    json.Value(item);
                }
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    public static void Finding(this Utf8JsonWriter json, Finding finding, Standing? standing)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Word(finding.Severity));
        if (standing is { } since)
            json.WriteString("standing", Word(since));
        json.OptionalText("resource", finding.Resource);
        json.OptionalText("property", finding.Property);
        json.OptionalText("location", finding.Location?.ToString());
        json.OptionalText("what", finding.What);
        json.OptionalText("given", finding.Given);
        json.OptionalText("allowed", finding.Allowed);
        json.OptionalText("fix", finding.Fix);
        json.WriteEndObject();
    }
}
