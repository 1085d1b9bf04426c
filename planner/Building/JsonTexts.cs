using System.Text.Json;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Building;

/// <summary>
/// Opens the JSON texts in which a provider's own settings travel: a plan shows what was set, not how this version of the SDK writes it.
/// </summary>
internal static class JsonTexts
{
    public static PlanValue.Map Expand(PlanValue.Map inputs, ShapeSchema schema) =>
        new(
            inputs.Entries.Select(e =>
                schema.Inputs.TryGetValue(e.Key, out var property) && property.IsJson ? KeyValuePair.Create(e.Key, Parse(e.Value)) : e
            )
        );

    private static PlanValue Parse(PlanValue value)
    {
        if (value is not PlanValue.Text text)
            return value;
        try
        {
            using var json = JsonDocument.Parse(text.Value);
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return value; // the schema check says what it should have been
        }
    }

    private static PlanValue Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new PlanValue.Map(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value)))),
            JsonValueKind.Array => new PlanValue.List([.. json.EnumerateArray().Select(Read)]),
            JsonValueKind.String => new PlanValue.Text(json.GetString()!),
            JsonValueKind.Number => new PlanValue.Number(json.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new PlanValue.Bool(json.GetBoolean()),
            _ => new PlanValue.Null(),
        };
}
