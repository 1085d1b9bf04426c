using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Writes a JSON document in the manner of another: its order of keys, and its line breaks or none.</summary>
internal static class JsonRewriter
{
    public static string? Write(PlanValue value, string like)
    {
        try
        {
            using var model = JsonDocument.Parse(like);
            var buffer = new ArrayBufferWriter<byte>();
            var options = new JsonWriterOptions
            {
                Indented = like.Contains('\n', StringComparison.Ordinal),
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            };
            using (var json = new Utf8JsonWriter(buffer, options))
                Write(json, value, model.RootElement);
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // shown as it was deployed
        }
    }

    private static void Write(Utf8JsonWriter json, PlanValue value, JsonElement like)
    {
        switch (value)
        {
            case PlanValue.Map map:
                json.WriteStartObject();
                foreach (var key in Keys(map, like))
                {
                    json.WritePropertyName(key);
                    Write(json, map[key]!, like.ValueKind == JsonValueKind.Object ? like.Member(key) : default);
                }
                json.WriteEndObject();
                break;
            case PlanValue.List list:
                json.WriteStartArray();
                for (var i = 0; i < list.Items.Length; i++)
                    Write(json, list.Items[i], like.ValueKind == JsonValueKind.Array && i < like.GetArrayLength() ? like[i] : default);
                json.WriteEndArray();
                break;
            case PlanValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case PlanValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case PlanValue.Bool flag:
                json.WriteBooleanValue(flag.Value);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static IEnumerable<string> Keys(PlanValue.Map map, JsonElement like)
    {
        var own = map.Entries.Select(e => e.Key).ToList();
        return like.ValueKind == JsonValueKind.Object ? like.EnumerateObject().Select(p => p.Name).Intersect(own).Union(own) : own;
    }
}
