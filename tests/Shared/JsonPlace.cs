using System.Globalization;
using System.Text.Json.Nodes;

namespace MlInfra.Tests.Shared;

/// <summary>Sets a value at a path, with the objects and lists that lead to it.</summary>
internal static class JsonPlace
{
    public static void Set(JsonObject root, string[] steps, string path, JsonNode value)
    {
        JsonNode at = root;
        for (var i = 0; i < steps.Length; i++)
        {
            var isLast = i == steps.Length - 1;
            JsonNode Next() =>
                isLast ? value
                : IsIndex(steps[i + 1], path) ? new JsonArray()
                : new JsonObject();
            if (at is JsonArray list)
            {
                var index = int.Parse(steps[i], CultureInfo.InvariantCulture);
                while (list.Count <= index)
                    list.Add(null);
                at = isLast || list[index] is null ? list[index] = Next() : list[index]!;
            }
            else
            {
                var map = at.AsObject();
                at = isLast || map[steps[i]] is null ? map[steps[i]] = Next() : map[steps[i]]!;
            }
        }
    }

    private static bool IsIndex(string step, string path) => path.Contains($"[{step}]", StringComparison.Ordinal);
}
