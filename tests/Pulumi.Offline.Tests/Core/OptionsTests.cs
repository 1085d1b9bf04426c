namespace Pulumi.Offline.Tests.Core;

public sealed class OptionsTests
{
    [Fact]
    public async Task Merging_joins_lists_and_lets_the_second_win()
    {
        var first = new CustomResourceOptions
        {
            Protect = true,
            Version = "1",
            IgnoreChanges = { "a" },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) },
            AdditionalSecretOutputs = { "s" },
        };
        var second = new CustomResourceOptions
        {
            Version = "2",
            IgnoreChanges = { "a", "b" },
            CustomTimeouts = new CustomTimeouts { Delete = TimeSpan.FromMinutes(2) },
            ImportId = "i",
        };
        var merged = CustomResourceOptions.Merge(first, second);
        Assert.True(merged.Protect);
        Assert.Equal(("2", "i"), (merged.Version, merged.ImportId));
        Assert.Equal(["a", "a", "b"], merged.IgnoreChanges);
        Assert.Null(merged.CustomTimeouts!.Create);
        Assert.Equal(["s"], merged.AdditionalSecretOutputs);
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Empty(await CustomResourceOptions.Merge(null, null).DependsOn.ToOutput().Value());
    }

    [Fact]
    public async Task Merging_component_options_keeps_one_provider_a_package()
    {
        ComponentResourceOptions? merged = null;
        TestProvider? second = null;
        await Run.Of(
            new Recorder(),
            () =>
            {
                second = new TestProvider("b");
                merged = ComponentResourceOptions.Merge(
                    new ComponentResourceOptions { Providers = { new TestProvider("a") } },
                    new ComponentResourceOptions { Providers = { second } }
                );
            }
        );
        Assert.Same(second, Assert.Single(merged!.Providers));
    }

    [Fact]
    public async Task Transformations_run_from_the_resource_up_to_the_stack()
    {
        var order = new List<string>();
        var mocks = new Recorder();
        ResourceTransformation Note(string who) =>
            args =>
            {
                order.Add($"{who}:{args.Resource.GetResourceName()}");
                return null;
            };
        await Run.Of(
            mocks,
            () =>
            {
                var outer = new ComponentResource(
                    "test:index:Outer",
                    "outer",
                    new ComponentResourceOptions { ResourceTransformations = { Note("outer") } }
                );
                _ = new Thing(
                    "t",
                    new ThingArgs { Name = "before" },
                    new CustomResourceOptions
                    {
                        Parent = outer,
                        ResourceTransformations = { Note("own"), args => new(new ThingArgs { Name = "after" }, args.Options) },
                    }
                );
            }
        );
        Assert.Equal(["outer:outer", "own:t", "outer:t"], order);
        Assert.Equal("after", mocks["t"].Inputs["name"]);
    }

    [Fact]
    public async Task Transformations_see_options_as_they_were_passed()
    {
        var seen = new List<bool?>();
        await Run.Of(
            new Recorder(),
            () =>
            {
                ResourceTransformation note = args =>
                {
                    seen.Add(args.Options.Protect);
                    return null;
                };
                _ = new Group("g", new ComponentResourceOptions { Protect = true, ResourceTransformations = { note } });
            }
        );
        Assert.Equal([true, null], seen);
    }

    [Fact]
    public async Task Transformations_may_not_move_a_resource()
    {
        var failure = await Run.Failure(() =>
        {
            var other = new ComponentResource("test:index:Outer", "other");
            ResourceTransformation move = args => new(args.Args, new CustomResourceOptions { Parent = other });
            _ = new Thing("t", options: new CustomResourceOptions { ResourceTransformations = { move } });
        });
        Assert.Contains("Transformations cannot currently be used to change the `parent` of a resource", failure);
    }
}
