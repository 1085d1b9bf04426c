using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Offline.Tests.Core;

public sealed class OutputTests
{
    [Fact]
    public async Task Apply_works_outside_a_run_in_all_its_forms()
    {
        var one = Output.Create(1);
        Assert.Equal(2, await one.Apply(v => v + 1).Value());
        Assert.Equal(2, await one.Apply(v => Run.Later(v + 1)).Value());
        Assert.Equal(2, await one.Apply(v => Output.Create(v + 1)).Value());
        Assert.Equal(2, await one.Apply(v => (Input<int>?)(v + 1)).Value());
        Assert.Equal(2, await Output.Create(Run.Later(1)).Apply(v => Output.Create(Run.Later(v + 1))).Value());
        Assert.Null(await one.Apply(_ => (Output<string>?)null).Value());
    }

    [Fact]
    public async Task Apply_is_skipped_while_the_value_is_unknown()
    {
        var calls = 0;
        var result = Run.Unknown(1).Apply(v => calls += v);
        Assert.False(await result.IsKnown());
        Assert.Equal(0, calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unknown_and_secret_spread_through_every_combination(bool isLate)
    {
        var plain = isLate ? Output.Create(Run.Later("a")) : Output.Create("a");
        var secret = Output.CreateSecret("s");
        var unknown = Run.Unknown("u");

        foreach (
            var (both, expected) in new[]
            {
                (Output.All(plain, secret).Apply(v => string.Join("", v)), "as"),
                (Output.Tuple(plain, secret).Apply(v => v.Item1 + v.Item2), "as"),
                (Output.Format($"{plain}-{secret}-{1}"), "a-s-1"),
                (plain.Apply(a => secret.Apply(s => a + s)), "as"),
                (Output.JsonSerialize(Output.Create(new { plain, secret })), """{"plain":"a","secret":"s"}"""),
            }
        )
        {
            Assert.Equal(expected, await both.Value());
            Assert.True(await both.IsSecret());
            Assert.True(await both.IsKnown());
        }
        foreach (
            var both in new[]
            {
                Output.All(plain, unknown).Apply(v => ""),
                Output.Tuple(plain, plain, unknown).Apply(v => ""),
                Output.Tuple(plain, plain, plain, unknown).Apply(v => ""),
                Output.Format($"{plain}-{unknown}"),
                plain.Apply(_ => unknown),
                Output.JsonSerialize(Output.Create(new { plain, list = new[] { unknown } })),
            }
        )
        {
            Assert.False(await both.IsKnown());
            Assert.False(await both.IsSecret());
        }
    }

    [Fact]
    public async Task Secrets_can_be_made_and_unmade()
    {
        Assert.True(await Output.CreateSecret(Run.Later(1)).IsSecret());
        Assert.True(await Output.CreateSecret(Run.Unknown(1)).IsSecret());
        Assert.False(await Output.Unsecret(Output.CreateSecret(1)).IsSecret());
        Assert.False(await Output.CreateSecret(Run.Unknown(1)).IsKnown());
    }

    [Fact]
    public async Task An_exception_in_Apply_comes_out_where_the_value_is_read()
    {
        var failed = Output.Create(1).Apply(int (_) => throw new FormatException("broken")).Apply(v => v + 1);
        Assert.Equal("broken", (await Assert.ThrowsAsync<FormatException>(() => failed.Value())).Message);
    }

    [Fact]
    public void ToString_of_an_output_throws_where_that_is_asked_for() =>
        Assert.Contains("ToString", Assert.ThrowsAny<Exception>(() => Output.Create(1).ToString()).Message);

    [Fact]
    public async Task Long_chains_of_values_that_come_later_do_not_overflow_the_stack()
    {
        var start = new TaskCompletionSource<int>();
        var output = Output.Create(start.Task);
        for (var i = 0; i < 10_000; i++)
            output = output.Apply(v => v + 1);
        start.SetResult(0);
        Assert.Equal(10_000, await output.Value());
    }

    [Fact]
    public async Task Arrays_have_shortcuts()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b"));
        Assert.Equal("a", await array.First().Value());
        Assert.Equal("b", await array.GetAt(1).Value());
        Assert.Equal(2, await array.Length().Value());
    }

    [Fact]
    public async Task Json_resolves_inputs_too()
    {
        var value = new Dictionary<string, object?>
        {
            ["input"] = (Input<int>)1,
            ["list"] = (InputList<string>)new[] { "x" },
            ["late"] = Output.Create(Run.Later("l")),
        };
        Assert.Equal("""{"input":1,"list":["x"],"late":"l"}""", await Output.JsonSerialize(Output.Create(value)).Value());
    }

    [Fact]
    public async Task Outputs_of_a_resource_depend_on_it_and_others_can_be_made_to()
    {
        var resources = await Run.Of(new Recorder(), () => _ = new Thing("a", new ThingArgs { Name = "n" }));
        var thing = resources.OfType<Thing>().Single();
        Assert.Contains(thing, await OutputUtilities.GetDependenciesAsync(Output.Format($"{thing.Name}-{thing.Arn}")));
        Assert.Contains(thing, await OutputUtilities.GetDependenciesAsync(OutputUtilities.WithDependency(Output.Create(1), thing)));
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(Output.Create(1)));
    }
}
