using System.Text.Json.Nodes;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>States in the shape of real exports, and what a comparison finds in them.</summary>
internal static class Fixture
{
    public static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests",
        "MlInfra.Planner.Tests",
        "Baselines",
        "State",
        "Fixtures"
    );

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();

    public static JsonArray Resources(this JsonObject fixture) =>
        (fixture["deployment"] ?? fixture["checkpoint"]!["latest"])!["resources"]!.AsArray();

    public static JsonObject Resource(this JsonObject fixture, string name) =>
        fixture.Resources().Single(r => ((string)r!["urn"]!).EndsWith("::" + name, StringComparison.Ordinal))!.AsObject();

    /// <summary>Sets a member below a resource; null takes it away.</summary>
    public static void Set(this JsonObject fixture, string resource, string path, JsonNode? value)
    {
        JsonNode at = fixture.Resource(resource);
        var steps = PropertyPath.Steps(path).ToArray();
        foreach (var step in steps[..^1])
            at = at is JsonArray list ? list[int.Parse(step, null)]! : at[step]!;
        if (at is JsonArray items)
            items[int.Parse(steps[^1], null)] = value;
        else if (value is null)
            at.AsObject().Remove(steps[^1]);
        else
            at[steps[^1]] = value;
    }

    public static StateResult State(this JsonObject fixture) => StateFile.Read(fixture.ToJsonString(), "state.json");

    public static PreparedComparison Prepare(this JsonObject fixture, Plan plan)
    {
        var result = fixture.State();
        Assert.Empty(result.Findings);
        return StateComparison.Prepare(plan, result.State!);
    }

    /// <summary>What a comparison finds, as text.</summary>
    public static string Changes(this JsonObject fixture, Plan plan)
    {
        var prepared = fixture.Prepare(plan);
        return string.Join(
            "; ",
            PlanDiff
                .Between(prepared.Before, prepared.After)
                // What follows from a replacement is written the same.
                .Changes.Where(c => c.Properties.IsEmpty || c.Properties.Any(p => p.Cause is null))
                .Select(c => $"{c.Kind} {(c.After ?? c.Before)!.Name} {string.Join(' ', c.Properties.Select(Show))}".TrimEnd())
        );
    }

    private static string Show(PropertyChange change) => $"{change.Path}: {Show(change.Before)} -> {Show(change.After)}";

    private static string Show(PlanValue? value) =>
        value switch
        {
            null => "none",
            PlanValue.Text text => text.Value,
            PlanValue.Number number => $"{number.Value}",
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            PlanValue.List list => $"[{string.Join(", ", list.Items.Select(Show))}]",
            PlanValue.Map map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}={Show(e.Value)}"))}}}",
            _ => "null",
        };
}
