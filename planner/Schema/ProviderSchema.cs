using System.Collections.Concurrent;
using System.Text.Json;

namespace MlInfra.Planner.Schema;

/// <summary>A property of a resource or of a nested type.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it is always there.</param>
/// <param name="IsJson">Whether the wire carries it as a JSON text: providers' own settings.</param>
internal sealed record PropertySchema(string Name, SchemaType Type, bool Required, bool IsJson)
{
    /// <summary>Whether its provider calls it a secret.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>The two shapes of a resource or of a nested type: what can be set, and what comes back.</summary>
internal sealed class ShapeSchema
{
    private readonly JsonElement _json;
    private IReadOnlyDictionary<string, PropertySchema>? _inputs;
    private IReadOnlyDictionary<string, PropertySchema>? _outputs;

    public ShapeSchema(JsonElement json) => _json = json;

    public IReadOnlyDictionary<string, PropertySchema> Inputs => _inputs ??= Read("inputs");

    public IReadOnlyDictionary<string, PropertySchema> Outputs => _outputs ??= Read("outputs");

    private Dictionary<string, PropertySchema> Read(string side)
    {
        if (!_json.TryGetProperty(side, out var properties))
            return [];
        return properties
            .EnumerateObject()
            .Select(p => new PropertySchema(
                p.Name,
                SchemaType.Read(p.Value.GetProperty("type")),
                Flag(p.Value, "required"),
                Flag(p.Value, "json")
            )
            {
                IsSecret = Flag(p.Value, "secret"),
            })
            .ToDictionary(p => p.Name);

        static bool Flag(JsonElement property, string name) => property.TryGetProperty(name, out var flag) && flag.GetBoolean();
    }
}

/// <summary>Resource types, nested types and enums of one provider. Read piece by piece: a plan uses few of them.</summary>
internal sealed class ProviderSchema(JsonElement json)
{
    private readonly ConcurrentDictionary<string, ShapeSchema?> _resources = new();
    private readonly ConcurrentDictionary<string, ShapeSchema?> _types = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _enums = new();

    public string Package { get; } = json.GetProperty("package").GetString()!;

    public ShapeSchema? Resource(string token) => _resources.GetOrAdd(token, t => Find("resources", t) is { } found ? new(found) : null);

    public ShapeSchema? Type(string name) => _types.GetOrAdd(name, n => Find("types", n) is { } found ? new(found) : null);

    /// <summary>The legal texts of an enum. Empty where the schema has none, which allows any.</summary>
    public IReadOnlyList<string> EnumValues(string name) =>
        _enums.GetOrAdd(
            name,
            n => Find("enums", n) is { } found ? [.. found.GetProperty("values").EnumerateObject().Select(v => v.Value.ToString())] : []
        );

    private JsonElement? Find(string section, string name) =>
        json.TryGetProperty(section, out var all) && all.TryGetProperty(name, out var found) ? found : null;
}
