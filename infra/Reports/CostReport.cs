using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Costs;
using MlInfra.Planner.Cost;

namespace MlInfra.Reports;

/// <summary>Costs of environments as JSON.</summary>
internal static class CostReport
{
    public const string Format = "mlinfra-cost/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(IReadOnlyList<EnvironmentCost> costs)
    {
        var report = new JsonObject { ["format"] = Format, ["environments"] = new JsonArray([.. costs.Select(Of)]) };
        return report.ToJsonString(Options) + "\n";
    }

    /// <summary>One environment: its estimate, and what of it teams have.</summary>
    public static JsonObject Of(EnvironmentCost cost)
    {
        var json = CostJson.Of(cost.Estimate);
        var teams = cost.Teams.Where(t => t.Team is not null).ToDictionary(t => t.Team!, JsonNode? (t) => CostJson.Of(t.Monthly));
        json["teams"] = new JsonObject(teams);
        json["shared"] = cost.Teams.FirstOrDefault(t => t.Team is null) is { } shared ? CostJson.Of(shared.Monthly) : null;
        return json;
    }
}
