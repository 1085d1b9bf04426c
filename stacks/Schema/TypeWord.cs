using System.Text.Json.Nodes;

namespace MlInfra.Stacks.Schema;

/// <summary>The keyword <c>type</c>.</summary>
internal static class TypeWord
{
    public static JsonNode Of(string type, bool isNullable) => isNullable ? new JsonArray(type, "null") : JsonValue.Create(type);
}
