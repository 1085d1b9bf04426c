using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Model;

namespace MlInfra.Stacks.Schema;

/// <summary>Types of single values in the words of JSON Schema.</summary>
internal static class LeafWords
{
    public static void Write(JsonObject node, LeafType type, bool isNullable)
    {
        node["type"] = TypeWord.Of(Word(type), isNullable);
        if (type is ChoiceType choice)
            node["enum"] = OneOf(choice.Texts, isNullable);
        if (type is ConvertedType converted)
            node["pattern"] = Pattern(converted);
    }

    /// <summary>The only values that are legal, null among them where it removes.</summary>
    public static JsonArray OneOf(IEnumerable<object> values, bool isNullable)
    {
        var nodes = values.Select(value => JsonSerializer.SerializeToNode(value, value.GetType()));
        return new JsonArray([.. isNullable ? nodes.Append(null) : nodes]);
    }

    /// <summary>A value as a file would write it. Null: a default of this type is no plain value.</summary>
    public static JsonNode? Value(LeafType type, object value) =>
        type switch
        {
            ChoiceType => CaseForms.Kebab($"{value}"),
            ConvertedType => $"{value}",
            _ => JsonSerializer.SerializeToNode(value, value.GetType()),
        };

    private static string Word(LeafType type) =>
        type switch
        {
            IntegerType => "integer",
            BooleanType => "boolean",
            _ => "string",
        };

    private static string Pattern(ConvertedType type) =>
        type.Clr == typeof(Cidr)
            ? CidrPattern.Of(0, 32)
            : throw new NotSupportedException($"{type.Clr} is written as a text: say here which pattern its legal texts have.");
}
