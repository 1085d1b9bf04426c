using System.Text.Json.Nodes;
using MlInfra.Planner.Baselines.State;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>Small states made by hand.</summary>
internal static class Exports
{
    public const string Signature = "4dabf18193072939515e22adb298388d";

    public static string Urn(string name, string types = Comparing.ConfigMap) => $"urn:pulumi:dev::mlinfra::{types}::{name}";

    /// <summary>A custom resource; other members than its inputs are merged into it.</summary>
    public static JsonObject Resource(string name, string inputs = "{}", string others = "{}", string types = Comparing.ConfigMap)
    {
        var resource = new JsonObject
        {
            ["urn"] = Urn(name, types),
            ["custom"] = true,
            ["id"] = $"{name}-id",
            ["type"] = types.Split('$')[^1],
            ["inputs"] = JsonNode.Parse(inputs),
        };
        foreach (var (key, value) in JsonNode.Parse(others)!.AsObject())
            resource[key] = value?.DeepClone();
        return resource;
    }

    public static JsonObject Of(params JsonObject[] resources) =>
        new()
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["manifest"] = new JsonObject { ["version"] = "v3.213.0", ["time"] = "2026-11-20T08:00:05Z" },
                ["resources"] = new JsonArray([.. resources]),
            },
        };

    public static StateResult Read(params JsonObject[] resources) => Of(resources).State();
}
