using System.Text.Json;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>A switch in a text of JSON, such as the configuration of an add-on.</summary>
internal static class JsonFlag
{
    public static bool IsOn(string? json, string key)
    {
        if (json is null)
            return false;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(key, out var value)
                && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.ValueEquals("true")));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
