using System.Collections.Immutable;

namespace Pulumi.Offline.Tests.Core;

public sealed class SerializationTests
{
    [Fact]
    public async Task Inputs_arrive_resolved_and_in_their_wire_form()
    {
        var inputs = await InputsOf(
            new ThingArgs
            {
                Name = Output.CreateSecret("n"),
                Count = 3,
                Flag = false,
                Nested = new NestedArgs { Inner = Output.Create("i") },
                List = { "a", Output.Create("b") },
                Map = { { "k", "v" }, { "none", (string)null! } },
                Mode = Mode.Fast,
                Level = Level.High,
                Either = 7,
                Document = """{ "a": [1, true, null], "b": null }""",
            }
        );

        Assert.Equal("n", inputs["name"]);
        Assert.Equal(3.0, inputs["count"]);
        Assert.False((bool)inputs["flag"]);
        Assert.Equal("i", Assert.Single(Map(inputs["nested"]), e => e.Key == "inner").Value);
        Assert.False(Map(inputs["nested"]).ContainsKey("size"));
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(inputs["list"]).AsEnumerable());
        Assert.Equal("k", Assert.Single(Map(inputs["map"])).Key);
        Assert.Equal("fast-mode", inputs["mode"]);
        Assert.Equal(2.0, inputs["level"]);
        Assert.Equal(7.0, inputs["either"]);
        Assert.Equal([1.0, true, null!], Assert.IsType<ImmutableArray<object>>(Map(inputs["document"])["a"]).AsEnumerable());
        Assert.DoesNotContain("any", inputs.Keys);
        Assert.DoesNotContain("settings", inputs.Keys);
    }

    [Fact]
    public async Task One_unknown_part_removes_the_whole_property()
    {
        var inputs = await InputsOf(
            new ThingArgs
            {
                Name = Run.Unknown("n"),
                Nested = new NestedArgs { Inner = Run.Unknown("i"), Size = 1 },
                List = { "a", Run.Unknown("b") },
                Map = { { "k", "v" }, { "u", Run.Unknown("v") } },
                Settings = new NestedArgs { Inner = Run.Unknown("i") },
                Count = 1,
            }
        );
        Assert.Equal("count", Assert.Single(inputs).Key);
    }

    [Fact]
    public async Task Json_inputs_are_sent_as_text()
    {
        var inputs = await InputsOf(
            new ThingArgs
            {
                Settings = new NestedArgs { Inner = "a<\"b\"", Size = Output.Create(2) },
                Numbers = new[] { 1, 2 },
            }
        );
        Assert.Equal("""{ "inner": "a\u003c\"b\"", "size": 2 }""", inputs["settings"]);
        Assert.Equal("[ 1, 2 ]", inputs["numbers"]);
    }

    [Fact]
    public async Task Untyped_values_of_every_kind_are_taken()
    {
        var inputs = await InputsOf(
            new ThingArgs
            {
                Any = new Dictionary<string, object?>
                {
                    ["list"] = new List<object> { 1, 2.5, Output.Create("x"), (Input<int>)3 },
                    ["file"] = new FileAsset("f"),
                    ["gone"] = null,
                },
            }
        );
        var any = Map(inputs["any"]);
        Assert.Equal([1.0, 2.5, "x", 3.0], ((ImmutableArray<object>)any["list"]).AsEnumerable());
        Assert.IsType<FileAsset>(any["file"]);
        Assert.DoesNotContain("gone", any.Keys);
    }

    [Fact]
    public async Task Unsupported_values_are_refused()
    {
        Assert.Contains("DateTime", await Run.Failure(() => _ = new Thing("a", new ThingArgs { Any = DateTime.UnixEpoch })));
        Assert.Contains("Task", await Run.Failure(() => _ = new Thing("a", new ThingArgs { Any = Task.CompletedTask })));
    }

    [Fact]
    public async Task Resources_arrive_as_references()
    {
        var mocks = new Recorder();
        Thing? first = null;
        await Run.Of(
            mocks,
            () =>
            {
                first = new Thing("first");
                _ = new Thing("second", new ThingArgs { Other = first });
            }
        );
        var reference = Assert.IsAssignableFrom<Resource>(mocks["second"].Inputs["thing"]);
        Assert.Equal(await first!.Urn.Value(), await reference.Urn.Value());
    }

    [Fact]
    public async Task Required_inputs_must_be_given()
    {
        var failure = await Run.Failure(() => _ = new Thing("a", new ThingArgs { Nested = new NestedArgs() }));
        Assert.Contains("[Input] Pulumi.Offline.Tests.NestedArgs.Inner is required but was not given a value", failure);
    }

    [Fact]
    public async Task Dictionary_args_name_their_inputs()
    {
        var mocks = new Recorder();
        var args = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("a", Output.Create(1)).Add("b", null));
        await Run.Of(mocks, () => _ = new CustomResource("test:index:Any", "any", args));
        Assert.Equal(1.0, Assert.Single(mocks["any"].Inputs).Value);
    }

    private static ImmutableDictionary<string, object> Map(object value) => Assert.IsType<ImmutableDictionary<string, object>>(value);

    private static async Task<ImmutableDictionary<string, object>> InputsOf(ThingArgs args)
    {
        var mocks = new Recorder();
        await Run.Of(mocks, () => _ = new Thing("thing", args));
        return mocks["thing"].Inputs;
    }
}
