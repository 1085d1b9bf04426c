using System.Text.Json;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Texts that are JSON objects or arrays.</summary>
internal static class JsonText
{
    // A key that stands twice would be compared once.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>What both texts say, or null unless both are objects or both are arrays.</summary>
    public static (PlanValue Reference, PlanValue Other)? Open(string reference, string other)
    {
        if (Start(reference) is not ('{' or '[') || Start(reference) != Start(other))
            return null;
        return Parse(reference) is { } one && Parse(other) is { } two ? (one, two) : null;
    }

    private static char Start(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.IsEmpty ? ' ' : trimmed[0];
    }

    private static PlanValue? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or half of a surrogate pair
        }
    }

    private static PlanValue Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new PlanValue.Map(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value)))),
            JsonValueKind.Array => new PlanValue.List([.. json.EnumerateArray().Select(Read)]),
            JsonValueKind.String => new PlanValue.Text(json.GetString()!),
            JsonValueKind.Number => Number(json),
            JsonValueKind.True or JsonValueKind.False => new PlanValue.Bool(json.GetBoolean()),
            _ => new PlanValue.Null(),
        };

    // A double keeps 15 digits: longer numbers, such as ids, would seem equal.
    private static PlanValue Number(JsonElement json)
    {
        var text = json.GetRawText();
        return text.Count(char.IsAsciiDigit) <= 15 && double.IsFinite(json.GetDouble())
            ? new PlanValue.Number(json.GetDouble())
            : new PlanValue.Text(text);
    }
}
