namespace Pulumi.Offline.Generator;

/// <summary>A type of the schema and how C# writes it on either side.</summary>
internal sealed class TypeReference
{
    private const string Immutable = "global::System.Collections.Immutable.";

    private readonly Package _package;
    private readonly string _kind;
    private readonly object? _inner;

    public TypeReference(Package package, object type)
    {
        _package = package;
        (_kind, _inner) = type is string scalar
            ? (scalar, null)
            : ((Dictionary<string, object?>)type).Select(pair => (pair.Key, pair.Value)).Single();
    }

    public bool IsCollection => _kind is "list" or "map";
    public bool IsList => _kind is "list";
    public string Kind => _kind;

    private bool IsUnion => _kind is "oneOf" && Alternatives.Count == 2;
    private List<TypeReference> Alternatives => ((List<object?>)_inner!).Select(item => new TypeReference(_package, item!)).ToList();
    private TypeReference Item => new(_package, _inner!);

    /// <summary>The type of an args property, without the question mark.</summary>
    public string Input =>
        _kind switch
        {
            "list" => $"global::Pulumi.InputList<{Item.InputValue}>",
            "map" => $"global::Pulumi.InputMap<{Item.InputValue}>",
            "json" => "global::Pulumi.InputJson",
            "oneOf" => IsUnion ? $"global::Pulumi.InputUnion<{Union(item => item.InputValue)}>" : "object",
            _ => $"global::Pulumi.Input<{InputValue}>",
        };

    /// <summary>The type of a field of an output type, or inside Output&lt;&gt;.</summary>
    public string Output(bool required) => Value(item => item.Output(true)) + (required || IsNeverNull ? "" : "?");

    // The default of an ImmutableArray stands for none.
    private bool IsNeverNull => _kind is "list";

    private string InputValue => Value(item => item.InputValue, input: true);

    private string Value(Func<TypeReference, string> write, bool input = false) =>
        _kind switch
        {
            "string" => "string",
            "boolean" => "bool",
            "integer" => "int",
            "number" => "double",
            "any" => "object",
            "json" => "global::System.Text.Json.JsonElement",
            "asset" => "global::Pulumi.AssetOrArchive",
            "list" => $"{Immutable}ImmutableArray<{write(Item)}>",
            "map" => $"{Immutable}ImmutableDictionary<string, {write(Item)}>",
            "enum" => _package.Enum((string)_inner!).Class.Global,
            "ref" => Reference(_package.Type((string)_inner!), input).Global,
            "oneOf" => IsUnion ? $"global::Pulumi.Union<{Union(write)}>" : "object",
            _ => throw new FormatException($"no C# type for {_kind}"),
        };

    private static FullName Reference(TypeModel type, bool input) => input ? type.Args : type.Output;

    private string Union(Func<TypeReference, string> write) => string.Join(", ", Alternatives.Select(write));
}
