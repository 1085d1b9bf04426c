using System.Collections.Immutable;

namespace Pulumi.Offline.Tests.Core;

public sealed class ResourceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outputs_are_read_from_the_state(bool isSlow)
    {
        var nested = ImmutableDictionary<string, object>
            .Empty.Add("inner", "i")
            .Add("size", 4)
            .Add("tags", ImmutableArray.Create<object>("t"));
        var state = new Dictionary<string, object>
        {
            ["name"] = "n",
            ["count"] = 3,
            ["maybe"] = 4.0,
            ["list"] = new[] { "a", "b" },
            ["map"] = new Dictionary<string, object> { ["k"] = "v" },
            ["nested"] = nested,
            ["mode"] = "fast-mode",
            ["level"] = 2,
            ["either"] = 5,
        };
        var thing = await Only(new Recorder(_ => ("id", state)) { IsSlow = isSlow });

        Assert.Equal("id", await thing.Id.Value());
        Assert.Equal("n", await thing.Name.Value());
        Assert.Equal(3, await thing.Count.Value());
        Assert.Equal(4, await thing.Maybe.Value());
        Assert.Equal(["a", "b"], (await thing.List.Value()).AsEnumerable());
        Assert.Equal("v", (await thing.Map.Value())["k"]);
        var read = await thing.Nested.Value();
        Assert.Equal(("i", 4, "t"), (read.Inner, read.Size, read.Tags.Single()));
        Assert.Equal(Mode.Fast, await thing.Mode.Value());
        Assert.Equal(Level.High, await thing.Level.Value());
        Assert.Equal(5, (await thing.Either.Value()).AsT1);
        Assert.False(await thing.Arn.IsKnown());
    }

    [Fact]
    public async Task What_the_mock_leaves_out_is_unknown_in_a_preview_and_default_otherwise()
    {
        var preview = await Only(new Recorder());
        Assert.False(await preview.Arn.IsKnown());
        Assert.False(await preview.Count.IsKnown());

        var real = await Only(new Recorder(), isPreview: false);
        Assert.True(await real.Arn.IsKnown());
        Assert.Null(await real.Arn.Value());
        Assert.Equal(0, await real.Count.Value());
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_becomes_the_default()
    {
        var state = new Dictionary<string, object> { ["name"] = 3, ["count"] = "many" };
        var thing = await Only(new Recorder(_ => ("id", state)));
        Assert.Null(await thing.Name.Value());
        Assert.Equal(0, await thing.Count.Value());
    }

    [Fact]
    public async Task Without_an_id_the_id_is_unknown()
    {
        var thing = await Only(new Recorder(a => (null, a.Inputs)));
        Assert.False(await thing.Id.IsKnown());
    }

    [Fact]
    public async Task Ids_to_read_or_import_are_shown_to_the_mock()
    {
        var mocks = new Recorder();
        await Run.Of(
            mocks,
            () =>
            {
                _ = new Thing("new");
                _ = new Thing("read", options: new CustomResourceOptions { Id = Output.Create("r-1") });
                _ = new Thing("import", options: new CustomResourceOptions { ImportId = "i-1" });
            }
        );
        Assert.Equal(("", "r-1", "i-1"), (mocks["new"].Id, mocks["read"].Id, mocks["import"].Id));
    }

    [Fact]
    public async Task Urns_have_the_first_type_of_the_chain_only()
    {
        var resources = await Run.Of(new Recorder(), () => _ = new Group("outer"));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", await resources[0].Urn.Value());
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::outer-child",
            await resources.OfType<Thing>().Single().Urn.Value()
        );
    }

    [Fact]
    public async Task Components_are_registered_with_the_mock_and_register_their_outputs()
    {
        var mocks = new Recorder();
        Group? group = null;
        var resources = await Run.Of(mocks, () => group = new Group("g", args: new ThingArgs { Name = "n" }));
        Assert.Equal("n", mocks["g"].Inputs["name"]);
        Assert.Equal(["pulumi:pulumi:Stack", "test:index:Group", "test:index:Thing"], resources.Select(r => r.GetResourceType()));
        Assert.DoesNotContain(mocks.Seen, s => s.Type == "pulumi:pulumi:Stack");

        var outputs = mocks.Outputs[await group!.Urn.Value()];
        Assert.Equal("c", await outputs["result"].Value());
        Assert.DoesNotContain("Forgotten", outputs.Keys);
    }

    [Fact]
    public async Task Providers_are_inherited_from_the_parent()
    {
        var mocks = new Recorder();
        await Run.Of(
            mocks,
            () =>
            {
                var provider = new TestProvider("own");
                _ = new Group("listed", new ComponentResourceOptions { Providers = { provider } });
                _ = new Group("single", new ComponentResourceOptions { Provider = provider });
                _ = new Group("none");
                _ = new Thing("direct", options: new CustomResourceOptions { Provider = provider });
                _ = new CustomResource(
                    "other:index:Thing",
                    "foreign",
                    null,
                    new CustomResourceOptions { Parent = new Group("outer", new ComponentResourceOptions { Provider = provider }) }
                );
            }
        );
        const string reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::own::own_id";
        foreach (var name in new[] { "listed-child", "single-child", "direct", "outer-child" })
            Assert.Equal(reference, mocks[name].Provider);
        foreach (var name in new[] { "none-child", "foreign", "own", "single" })
            Assert.Equal("", mocks[name].Provider);
    }

    [Fact]
    public async Task Provider_and_providers_together_are_refused() =>
        Assert.Contains(
            "rovider",
            await Run.Failure(() =>
                _ = new Group("g", new ComponentResourceOptions { Provider = new TestProvider("a"), Providers = { new TestProvider("b") } })
            )
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Depending_on_a_component_waits_for_its_resources(bool isSlow)
    {
        var mocks = new Recorder { IsSlow = isSlow };
        await Run.Of(
            mocks,
            () =>
            {
                var group = new Group("g");
                _ = new Thing("after", options: new CustomResourceOptions { DependsOn = { group } });
            }
        );
        var names = mocks.Seen.Select(s => s.Name).ToList();
        Assert.True(names.IndexOf("g-child") < names.IndexOf("after"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Long_chains_of_resources_are_planned(bool isSlow)
    {
        const int count = 2000;
        var mocks = new Recorder { IsSlow = isSlow };
        await Run.Of(
            mocks,
            () =>
            {
                Thing? last = null;
                for (var i = 0; i < count; i++)
                    last = new Thing($"t{i}", new ThingArgs { Name = last is null ? "x" : last.Name.Apply(n => n), Count = i });
            }
        );
        Assert.Equal(count, mocks.Seen.Count());
        Assert.Equal("x", mocks[$"t{count - 1}"].Inputs["name"]);
    }

    private static async Task<Thing> Only(Recorder mocks, bool isPreview = true)
    {
        var resources = await Run.Of(mocks, () => _ = new Thing("thing"), isPreview);
        return resources.OfType<Thing>().Single();
    }
}
