using System.Text.Json;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Reports.Html;

/// <summary>How the environments of families differ, as data of the page.</summary>
internal static class FamilyData
{
    public static string Write(IReadOnlyList<FamilyPair> pairs) =>
        PageJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var pair in pairs)
                Pair(json, pair);
            json.WriteEndArray();
        });

    private static void Pair(Utf8JsonWriter json, FamilyPair pair)
    {
        json.WriteStartObject();
        json.WriteString("family", pair.Family);
        json.WriteString("reference", pair.Reference);
        json.WriteString("other", pair.Other);
        json.WriteNumber("compared", pair.Comparison.Compared);
        json.WriteNumber("same", pair.Comparison.Same);
        json.List("differences", pair.Comparison.Differences, d => Difference(json, d));
        json.WriteEndObject();
    }

    private static void Difference(Utf8JsonWriter json, Difference difference)
    {
        json.WriteStartObject();
        json.WriteString("type", difference.Type);
        json.WriteString("name", difference.Name);
        json.WriteString("sides", JsonForm.Word(difference.Sides));
        json.TextIfAny("property", difference.Property);
        json.OptionalValue("reference", difference.Reference);
        json.OptionalValue("other", difference.Other);
        json.TextIfAny("allowance", difference.AllowedBy?.Name);
        json.TextIfAny("why", difference.AllowedBy?.Reason ?? difference.Reason);
        if (difference.Below > 0)
            json.WriteNumber("below", difference.Below);
        json.WriteEndObject();
    }
}
