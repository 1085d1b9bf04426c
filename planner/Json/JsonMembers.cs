using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Json;

/// <summary>Reads members of what <see cref="JsonForm"/> wrote. One of another type is an <see cref="InvalidOperationException"/>.</summary>
internal static class JsonMembers
{
    /// <summary>A text that has to be there.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static string Required(JsonElement json, string name) => Optional(json, name) ?? throw new KeyNotFoundException(name);

    public static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    public static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.GetBoolean();

    /// <summary>The items of a list that has to be there.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ImmutableArray<T> List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        [.. json.GetProperty(name).EnumerateArray().Select(read)];

    public static Finding Finding(JsonElement json, Severity severity) =>
        new(Required(json, "rule"), severity, Required(json, "what"), Required(json, "fix"))
        {
            Resource = Optional(json, "resource"),
            Property = Optional(json, "property"),
            Location = Optional(json, "location") is { } location ? SourceLocation.Parse(location) : null,
            Given = Optional(json, "given"),
            Allowed = Optional(json, "allowed"),
        };
}
