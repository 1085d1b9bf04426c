using System.Text.Json;
using MlInfra.Planner.Json;
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
            return JsonForm.Write(json => Write(json, value, model.RootElement), isIndented: like.Contains('\n', StringComparison.Ordinal));
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
            default:
                json.Scalar(value);
                break;
        }
    }

    private static IEnumerable<string> Keys(PlanValue.Map map, JsonElement like)
    {
        var own = map.Entries.Select(e => e.Key).ToList();
        return like.ValueKind == JsonValueKind.Object ? like.EnumerateObject().Select(p => p.Name).Intersect(own).Union(own) : own;
    }
}
