using System.Collections.Immutable;

namespace Pulumi.Offline.Tests.Core;

public sealed class InputTests
{
    [Fact]
    public async Task Lists_are_made_from_values_outputs_and_other_lists()
    {
        InputList<string> list = new[] { "a" };
        list.Add("b", Output.Create("c"));
        list.Add(Output.Create(ImmutableArray.Create("d", "e")));
        list.AddRange(Output.Create(new List<string> { "f" }));
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], (await list.Concat("g").ToOutput().Value()).AsEnumerable());
        Assert.Equal(6, (await list.ToOutput().Value()).Length);

        var items = new List<string>();
        await foreach (var item in list)
            items.Add(await item.ToOutput().Value());
        Assert.Equal(6, items.Count);
    }

    [Fact]
    public void Lists_and_maps_cannot_be_read_synchronously()
    {
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputList<string>()).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputMap<string>()).GetEnumerator());
    }

    [Fact]
    public async Task Maps_are_made_from_values_outputs_and_other_maps()
    {
        var map = new InputMap<string> { { "a", "1" }, { "b", Output.Create("2") } };
        map.Add(Output.Create(ImmutableDictionary<string, string>.Empty.Add("c", "3")));
        map["d"] = "4";
        var value = await map.ToOutput().Value();
        Assert.Equal("1,2,3,4", string.Join(",", value.OrderBy(e => e.Key).Select(e => e.Value)));
    }

    [Fact]
    public async Task Merging_maps_lets_the_second_win()
    {
        var merged = InputMap<string>.Merge(new InputMap<string> { { "a", "1" }, { "b", "1" } }, new InputMap<string> { { "b", "2" } });
        var value = await merged.ToOutput().Value();
        Assert.Equal("1,2", string.Join(",", value.OrderBy(e => e.Key).Select(e => e.Value)));
    }

    [Fact]
    public async Task A_key_given_twice_fails_only_when_the_map_is_read()
    {
        var args = new ThingArgs { Map = { { "k", "1" }, { "k", "2" } } };
        var failure = await Run.Failure(() => _ = new Thing("a", args));
        Assert.Contains("serializing property", failure);
        Assert.Contains("'k'", failure.Replace('"', '\''));
    }

    [Fact]
    public async Task A_missing_input_is_an_output_of_the_default_value()
    {
        Input<string>? missing = null;
        Assert.Null(await missing.ToOutput().Value());
        Assert.Equal("none", await missing.Apply(v => v ?? "none").Value());
    }

    [Fact]
    public async Task Unions_come_from_either_side()
    {
        InputUnion<string, int> first = "a";
        InputUnion<string, int> second = Output.Create(1);
        Assert.Equal("a", (await first.ToOutput().Value()).AsT0);
        Assert.Equal(1, (await second.ToOutput().Value()).AsT1);
        Assert.Equal("1", (await second.ToOutput().Value()).Match(s => s, n => $"{n}"));
    }
}
