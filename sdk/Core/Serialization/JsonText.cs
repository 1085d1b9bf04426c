using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pulumi;

/// <summary>JSON in the form in which providers get it: one space inside brackets and after colons, keys sorted.</summary>
internal static class JsonText
{
    /// <summary>The value of an input that is sent as JSON text; unknown and secret as its parts are.</summary>
    public static Output<string>? Of(object? value)
    {
        if (value is null)
            return null;
        var pending = Serializer.SerializeAsync(value);
        return pending.IsCompletedSuccessfully ? new(Write(pending.Result)) : Output<string>.Later(WriteLaterAsync(pending.AsTask()));
    }

    public static object? Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => json.EnumerateArray().Select(Read).ToImmutableArray(),
            JsonValueKind.Object => json.EnumerateObject()
                .Where(p => p.Value.ValueKind != JsonValueKind.Null)
                .ToImmutableDictionary(p => p.Name, p => Read(p.Value)!),
            _ => null,
        };

    private static async Task<OutputData<string>> WriteLaterAsync(Task<OutputData<object?>> pending) => Write(await pending);

    private static OutputData<string> Write(OutputData<object?> data)
    {
        if (!data.IsKnown)
            return data.ToUnknown<string>();
        var text = new StringBuilder();
        Append(text, data.Value);
        return data.With(text.ToString());
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case string content:
                AppendString(text, content);
                break;
            case ImmutableArray<object?> list:
                AppendAll(text, '[', list, Append, ']');
                break;
            case ImmutableDictionary<string, object> map:
                AppendAll(text, '{', map.OrderBy(e => e.Key, StringComparer.Ordinal), AppendEntry, '}');
                break;
            case ResourceReference reference:
                AppendString(text, reference.JsonValue);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().FullName} cannot be sent as JSON.");
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, Action<StringBuilder, T> append, char close)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? " " : ", ");
            append(text, item);
            isFirst = false;
        }
        text.Append(' ').Append(close);
    }

    private static void AppendEntry(StringBuilder text, KeyValuePair<string, object> entry)
    {
        AppendString(text, entry.Key);
        text.Append(": ");
        Append(text, entry.Value);
    }

    private static void AppendString(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
            AppendChar(text, c);
        text.Append('"');
    }

    private static void AppendChar(StringBuilder text, char c)
    {
        const string escaped = "\"\\\b\t\n\f\r";
        const string letters = "\"\\btnfr";
        if (escaped.IndexOf(c) is >= 0 and var at)
            text.Append('\\').Append(letters[at]);
        else if (c < ' ' || c is '<' or '>' || (c >= '\u007f' && c < '\u00a0'))
            text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        else
            text.Append(c);
    }
}
