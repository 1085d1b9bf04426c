using System.Text.Json.Nodes;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Baselines.State;

[Collection(Alone.Name)]
public sealed class StateSpeedTests
{
    // 5,000 resources take some hundred milliseconds where nothing else runs. Elsewhere only the growth says anything.
    [Fact]
    public void Ten_times_the_resources_take_about_ten_times_as_long()
    {
        var few = Best(300);
        var many = Best(3000);

        Assert.True(many < few * 50, $"{few} for 300, {many} for 3000");
    }

    private static TimeSpan Best(int count)
    {
        var plan = Plan([.. Enumerable.Range(0, count).Select(i => Resource($"r{i:0000}", Large(i)))]);
        var text = Exports.Of([.. plan.Resources.Select((r, i) => Exports.Resource(r.Name, Deployed(i)))]).ToJsonString();
        return Enumerable.Range(0, 4).Min(_ => Work(plan, text));
    }

    private static TimeSpan Work(Plan plan, string text)
    {
        PreparedComparison? prepared = null;
        var work = Alone.WorkOf(() => prepared = StateComparison.Prepare(plan, StateFile.Read(text, "s").State!));
        Assert.Equal(plan.Resources.Length, PlanDiff.Between(prepared!.Before, prepared.After).Unchanged);
        return work;
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
