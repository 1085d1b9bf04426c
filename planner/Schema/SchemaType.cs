using System.Collections.Immutable;
using System.Text.Json;

namespace MlInfra.Planner.Schema;

/// <summary>The type of a property in a provider's schema.</summary>
internal abstract record SchemaType
{
    private SchemaType() { }

    public sealed record Scalar(ScalarKind Kind) : SchemaType;

    public sealed record List(SchemaType Item) : SchemaType;

    public sealed record Map(SchemaType Value) : SchemaType;

    public sealed record Object(string Name) : SchemaType;

    public sealed record Enum(string Name) : SchemaType;

    public sealed record OneOf(ImmutableArray<SchemaType> Options) : SchemaType;

    public static SchemaType Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return new Scalar(System.Enum.Parse<ScalarKind>(json.GetString()!, ignoreCase: true));
        var (kind, value) = json.EnumerateObject().Select(p => (p.Name, p.Value)).Single();
        return kind switch
        {
            "list" => new List(Read(value)),
            "map" => new Map(Read(value)),
            "ref" => new Object(value.GetString()!),
            "enum" => new Enum(value.GetString()!),
            "oneOf" => new OneOf([.. value.EnumerateArray().Select(Read)]),
            _ => throw new JsonException($"Unknown kind of type '{kind}'."),
        };
    }
}

internal enum ScalarKind
{
    String,
    Boolean,
    Integer,
    Number,
    Any,
    Json,
    Asset,
}
