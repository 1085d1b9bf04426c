using System.Text.Json.Nodes;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Baselines.State;

public sealed class StateComparisonTests
{
    private const string Box = "test:box:Box";

    /// <summary>The input <c>p</c> of a planned resource and of a deployed one, and what a comparison of them finds.</summary>
    public static TheoryData<string, string?, string?, string> Pairs =>
        new()
        {
            { ConfigMap, "1", "1", "" },
            { ConfigMap, "1", "'1'", "Update a p: 1 -> 1" },
            { "aws:s3/bucket:Bucket", "1", "'1'", "" },
            { "aws:s3/bucket:Bucket", "'true'", "true", "" },
            { "aws:s3/bucket:Bucket", "true", "'false'", "Update a p: false -> true" },
            { ConfigMap, "[]", null, "Update a p: none -> []" },
            { "aws:s3/bucket:Bucket", "[]", null, "" },
            { "aws:s3/bucket:Bucket", null, "{}", "" },
            { ConfigMap, null, "{}", "Update a p: {} -> none" },
            { ConfigMap, null, "null", "" },
            { ConfigMap, "{'x':null}", "{}", "" },
            { ConfigMap, "'${b.id}'", "'b-id'", "" },
            { ConfigMap, "'${b.id}'", "'c-id'", "Update a p: c-id -> ${b.id}" },
            { ConfigMap, "'${b.out.deep[0]}'", "'told'", "" },
            { ConfigMap, "'${b.out.deep[0]}'", "'other'", "Update a p: other -> ${b.out.deep[0]}" },
            { ConfigMap, "'${b.unheardOf}'", "'anything'", "" },
            { ConfigMap, "'${b.hidden}'", "'anything'", "" },
            { ConfigMap, "'${new.id}'", "'b-id'", "Update a p: b-id -> ${new.id}; Create new" },
            { ConfigMap, "{'${b.id}:sub':1}", "{'b-id:sub':1}", "" },
            { ConfigMap, "{'${b.id}:sub':1}", "{'b-id:sub':2}", "Update a p[\"${b.id}:sub\"]: 2 -> 1" },
            { ConfigMap, "{'${b.id}:sub':1}", "{'c-id:sub':1}", "Update a p[\"${b.id}:sub\"]: none -> 1 p.c-id:sub: 1 -> none" },
            { ConfigMap, "['${b.id}','x']", "['b-id','x']", "" },
            { ConfigMap, "['${b.id}','x']", "['y','b-id','x']", "Update a p[0]: y -> none" },
            {
                ConfigMap,
                "[{'name':'one','v':'${b.id}'},{'name':'two','v':1}]",
                "[{'name':'two','v':2},{'name':'one','v':'b-id'}]",
                "Update a p[name=two].v: 2 -> 1 p: [two, one] -> [one, two]"
            },
            { ConfigMap, "'{\"a\":\"${b.id}\",\"c\":[1,2]}'", "'{ \"c\": [1, 2], \"a\": \"b-id\" }'", "" },
            { ConfigMap, "'{\"z\":1,\"a\":\"${b.id}\"}'", "'{\"a\":\"b-id\",\"z\":2}'", "Update a p.z: 2 -> 1" },
            { ConfigMap, "'{\"a\":[]}'", "'{}'", "Update a p.a: none -> []" },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void One_input(string type, string? planned, string? actual, string found)
    {
        List<PlannedResource> resources = [Resource("a", planned is null ? Map() : Map(("p", Read(planned))), type), Resource("b")];
        if (planned?.Contains("${new", StringComparison.Ordinal) == true)
            resources.Add(Resource("new"));
        var plan = Plan([.. resources]);
        var export = Exports.Of(
            Exports.Resource("a", actual is null ? "{}" : $$"""{"p":{{Json(actual)}} }""", types: type),
            Exports.Resource(
                "b",
                others: $$"""{"outputs":{"out":{"deep":["told"]},"hidden":{"{{Exports.Signature}}":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"x"} } }"""
            )
        );

        Assert.Equal(found, export.Changes(plan));
    }

    [Fact]
    public void Secrets_are_never_compared_and_never_shown()
    {
        var secret = $$"""{"{{Exports.Signature}}":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"hunter2\""}""";
        var plan = Plan(
            Resource("a", Map(("both", "[secret]"), ("now", "[secret] ${b.id}"), ("once", "open"))) with
            {
                SecretPaths = ["both", "now"],
            },
            Resource("b")
        );
        var export = Exports.Of(
            Exports.Resource("a", $$"""{"both":{{secret}},"now":"hunter2","once":{{secret}},"gone":{{secret}} }"""),
            Exports.Resource("b")
        );

        var prepared = export.Prepare(plan);

        Assert.Equal("Update a gone: [secret] -> none", export.Changes(plan));
        Assert.Equal(["both", "gone", "now", "once"], prepared.Before.Named("a").SecretPaths.AsEnumerable());
        Assert.Contains("1 resource has secrets", Assert.Single(prepared.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", PlanJson.Write(prepared.Before), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_a_map_hides_as_a_whole_is_unchanged()
    {
        var plan = Plan(Resource("a", Map(("data", Map(("k", "[secret]"))))) with { SecretPaths = ["data.k"] });
        var export = Exports.Of(
            Exports.Resource("a", $$"""{"data":{"{{Exports.Signature}}":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"x"} }""")
        );

        Assert.Equal("", export.Changes(plan));
    }

    [Theory]
    [InlineData("scaling.desired", "")]
    [InlineData("scaling", "")]
    [InlineData("*", "")]
    [InlineData("scaling.max", "Update a scaling.desired: 5 -> 2")]
    public void What_the_engine_ignores_is_no_change(string ignored, string found)
    {
        var planned = Resource("a", Map(("scaling", Map(("desired", 2)))));
        var plan = Plan(planned with { Options = planned.Options with { IgnoreChanges = [ignored] } });

        Assert.Equal(found, Exports.Of(Exports.Resource("a", """{"scaling":{"desired":5}}""")).Changes(plan));
    }

    [Fact]
    public void Ignored_changes_are_compared_where_the_engine_records_them()
    {
        var one = Resource("a");
        var plan = Plan(one with { Options = one.Options with { IgnoreChanges = ["x"] } }, Resource("b"));

        Assert.Equal("", Exports.Of(Exports.Resource("a"), Exports.Resource("b")).Changes(plan));
        Assert.Equal(
            "Update a options.ignoreChanges[0]: y -> x",
            Exports.Of(Exports.Resource("a", others: """{"ignoreChanges":["y"]}"""), Exports.Resource("b")).Changes(plan)
        );
    }

    [Theory]
    [InlineData("""{"name":"old"}""", "old", ConfigMap)]
    [InlineData("""{"type":"kubernetes:core/v1:Secret"}""", "new", "kubernetes:core/v1:Secret")]
    [InlineData("""{"urn":"urn:pulumi:other::shop::a:b:C$kubernetes:core/v1:Secret::x"}""", "x", "a:b:C$kubernetes:core/v1:Secret")]
    [InlineData("""{"parent":"urn:pulumi:dev::mlinfra::a:b:C::above"}""", "new", $"a:b:C${ConfigMap}")]
    public void A_resource_is_found_by_an_earlier_identity(string alias, string name, string types)
    {
        var json = JsonNode.Parse(alias)!;
        var planned = Resource("new", Map(("p", 1)));
        var plan = Plan(
            planned with
            {
                Options = planned.Options with
                {
                    Aliases = [new((string?)json["urn"], (string?)json["name"], (string?)json["type"], (string?)json["parent"], false)],
                },
            }
        );
        var export = Exports.Of(Exports.Resource(name, """{"p":1}""", types: types));

        Assert.Equal("", export.Changes(plan));
        Assert.Contains(
            "1 resource is known to the state by an earlier name",
            Assert.Single(export.Prepare(plan).Notes),
            StringComparison.Ordinal
        );
        Assert.Equal(name == "new" && types == ConfigMap, export.Changes(Plan(planned)) == "");
    }

    [Fact]
    public void Children_follow_a_renamed_parent()
    {
        var box = Resource("box", type: Box);
        var renamed = box with { Options = box.Options with { Aliases = [new(null, "crate", null, null, false)] } };
        var child = Resource("box-child", Map(("p", "${box-child-2.id}")), parent: box);
        var plan = Plan(renamed, child, Resource("box-child-2", parent: box));
        var old = Exports.Resource("crate", types: Box);
        old["custom"] = false;

        var export = Exports.Of(
            old,
            Exports.Resource("crate-child", """{"p":"box-child-2-id"}""", types: $"{Box}${ConfigMap}"),
            Exports.Resource("box-child-2", types: $"{Box}${ConfigMap}")
        );

        // The second child was not called after its parent, or is a later one.
        Assert.Equal("", export.Changes(plan));
    }

    [Fact]
    public void A_component_that_a_resource_waits_for_is_listed_by_what_is_in_it()
    {
        var box = Resource("box", type: Box);
        var inside = Resource("inside", parent: box);
        var waiting = Resource("waiting");
        var plan = Plan(box, inside, waiting with { Options = waiting.Options with { DependsOn = [box.Urn] } });
        var group = Exports.Resource("box", types: Box);
        group["custom"] = false;
        var inner = Exports.Resource("inside", others: $$"""{"parent":"{{Exports.Urn("box", Box)}}"}""", types: $"{Box}${ConfigMap}");

        Assert.Equal("", After($"""["{Exports.Urn("inside", $"{Box}${ConfigMap}")}"]"""));
        Assert.Equal("Update waiting options.dependsOn: none -> [box]", After("[]"));

        string After(string dependencies) =>
            Exports
                .Of(
                    (JsonObject)group.DeepClone(),
                    (JsonObject)inner.DeepClone(),
                    Exports.Resource("waiting", others: $$"""{"dependencies":{{dependencies}},"propertyDependencies":{} }""")
                )
                .Changes(plan);
    }

    [Fact]
    public void An_order_that_the_program_no_longer_asks_for_is_found()
    {
        var export = Exports.Of(
            Exports.Resource("a"),
            Exports.Resource("b", others: $$"""{"dependencies":["{{Exports.Urn("a")}}"],"propertyDependencies":{"p":[]} }""")
        );

        Assert.Equal("Update b options.dependsOn: [a] -> none", export.Changes(Plan(Resource("a"), Resource("b"))));
    }

    [Fact]
    public void A_state_of_another_stack_is_compared_by_type_and_name()
    {
        var plan = PlanOf("prod", "shop", Resource("a"));
        var export = Exports.Of(Exports.Resource("a"), Exports.Resource("gone"));

        var prepared = export.Prepare(plan);

        Assert.Equal("Delete gone", export.Changes(plan));
        Assert.All(prepared.Before.Resources, r => Assert.StartsWith("urn:pulumi:prod::shop::", r.Urn, StringComparison.Ordinal));
        Assert.Contains("is that of mlinfra/dev, the plan that of shop/prod", Assert.Single(prepared.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_was_only_read_is_neither_new_nor_gone()
    {
        var plan = Plan(Resource("a", Map(("p", "${read.id}"))), Resource("read"));
        var export = Exports.Of(Exports.Resource("a", """{"p":"x"}"""), Exports.Resource("read", others: """{"external":true}"""));

        Assert.Equal("", export.Changes(plan));
        Assert.Equal("", export.Changes(Plan(Resource("a", Map(("p", "x"))))));
    }

    [Fact]
    public void What_the_state_does_not_tell_is_counted()
    {
        var plan = Plan(Resource("a", Map(("p", "${b.later}"), ("q", "${b.later}"))), Resource("b"));
        var export = Exports.Of(Exports.Resource("a", """{"p":"x","q":"y"}"""), Exports.Resource("b"));

        Assert.StartsWith(
            "1 resource has values that only the provider knows and the state does not tell",
            Assert.Single(export.Prepare(plan).Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_plan_stays_as_it_is()
    {
        var plan = Plan(Resource("a", Map(("p", 1))));

        Assert.Same(plan, Exports.Of(Exports.Resource("a")).Prepare(plan).After);
    }

    [Fact]
    public void Random_plans_and_their_deployments_do_not_differ()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var plan = RandomPlan.Of(random);
            Assert.Equal("", ExportedState.Of(plan).Changes(plan));
        }
    }

    private static PlanValue Read(string json) =>
        Assert.Single(Exports.Read(Exports.Resource("x", $$"""{"p":{{Json(json)}} }""")).Plan!.Resources).Inputs["p"]!;

    // Single quotes read better here, but for a text that is JSON itself.
    private static string Json(string value) =>
        value.Contains('"', StringComparison.Ordinal) ? JsonValue.Create(value[1..^1])!.ToJsonString() : value.Replace('\'', '"');
}
