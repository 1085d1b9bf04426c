using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Json;

/// <summary>How plans and reports are written as JSON.</summary>
internal static class JsonForm
{
    /// <summary>A text that people read too: indented, with a line feed at the end.</summary>
    public static string Write(Action<Utf8JsonWriter> write) => Write(write, isIndented: true) + "\n";

    /// <summary>The same without the line feed, and in one line if it is not to be indented.</summary>
    public static string Write(Action<Utf8JsonWriter> write, bool isIndented) =>
        Write(
            write,
            new JsonWriterOptions
            {
                Indented = isIndented,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );

    /// <summary>A text in a form of one's own.</summary>
    public static string Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A word of an enum: <c>not-planned</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static void Value(this Utf8JsonWriter json, PlanValue value)
    {
        switch (value)
        {
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
                json.Scalar(value);
                break;
        }
    }

    /// <summary>A value that is no list and no map.</summary>
    public static void Scalar(this Utf8JsonWriter json, PlanValue value)
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
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>A finding.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="standing">Since when it is found, in a word. Null: that is not said.</param>
    public static void Finding(this Utf8JsonWriter json, Finding finding, string? standing = null)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Word(finding.Severity));
        json.OptionalText("standing", standing);
        json.OptionalText("resource", finding.Resource);
        json.OptionalText("property", finding.Property);
        json.OptionalText("location", finding.Location?.ToString());
        json.WriteString("what", finding.What);
        json.OptionalText("given", finding.Given);
        json.OptionalText("allowed", finding.Allowed);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }

    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        json.List(name, texts, json.WriteStringValue);

    /// <summary>Left out where it is null.</summary>
    public static void OptionalText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    /// <summary>Left out where there are none.</summary>
    public static void OptionalTexts(this Utf8JsonWriter json, string name, IReadOnlyCollection<string> texts)
    {
        if (texts.Count > 0)
            json.Texts(name, texts);
    }

    /// <summary>Left out where it is null.</summary>
    public static void OptionalValue(this Utf8JsonWriter json, string name, PlanValue? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.Value(value);
    }

    /// <summary>Left out where it is false.</summary>
    public static void Flag(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }
}
