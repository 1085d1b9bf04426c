using System.Diagnostics;
using System.Text.Json.Nodes;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Baselines.State;

public sealed class StateSpeedTests
{
    // Some hundred milliseconds where nothing else runs. The bound is for machines that do other things, and still no square of them fits.
    [Fact]
    public void Five_thousand_resources_take_no_time_to_speak_of()
    {
        var plan = Plan([.. Enumerable.Range(0, 5000).Select(i => Resource($"r{i:0000}", Large(i)))]);
        var text = Exports.Of([.. plan.Resources.Select((r, i) => Exports.Resource(r.Name, Deployed(i)))]).ToJsonString();

        var best = Enumerable.Range(0, 3).Min(_ => Time(plan, text));

        Assert.True(best < TimeSpan.FromSeconds(5), $"{best}");
    }

    private static TimeSpan Time(Plan plan, string text)
    {
        var watch = Stopwatch.StartNew();
        var prepared = StateComparison.Prepare(plan, StateFile.Read(text, "s").State!);
        watch.Stop();
        Assert.Equal(5000, PlanDiff.Between(prepared.Before, prepared.After).Unchanged);
        return watch.Elapsed;
    }

    private static PlanValue.Map Large(int i) =>
        Map(
            ("ref", $"${{r{Math.Max(0, i - 1):0000}.id}}"),
            ("policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"*"}]}"""),
            ("rules", Enumerable.Range(0, 10).Select(object (j) => Map(("port", j), ("name", $"rule {j}"))).ToArray())
        );

    private static string Deployed(int i) =>
        new JsonObject
        {
            ["ref"] = $"r{Math.Max(0, i - 1):0000}-id",
            ["policy"] = """{ "Statement": [{"Action":["s3:GetObject"],"Effect":"Allow","Resource":"*"}], "Version": "2012-10-17" }""",
            ["rules"] = new JsonArray([
                .. Enumerable.Range(0, 10).Select(JsonNode (j) => new JsonObject { ["port"] = j, ["name"] = $"rule {j}" }),
            ]),
        }.ToJsonString();
}
