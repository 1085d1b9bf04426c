using MlInfra.Stacks.Tests.Support;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Tests.Explain;

/// <summary>Where each value of each shipped environment comes from.</summary>
public sealed class LeafProvenanceTests
{
    private static readonly MemoryFiles Files = MemoryFiles.AllShipped;

    public static TheoryData<string> Names => [.. new EnvironmentCatalog(Files).Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_explained_as_it_is_resolved(string name)
    {
        var environment = Load(name);

        Assert.All(
            environment.Resolved.Leaves,
            leaf =>
            {
                var explained = environment.Explain(leaf.Path).Explanation!;
                Assert.Equal((leaf.Path, leaf.Value, leaf.Origin), (explained.Path, explained.Value, explained.Origin));
                Assert.Equal(leaf.Overrode, explained.Overrode);
                Assert.NotEmpty(explained.Allowed);
                Assert.Empty(explained.Below);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_that_a_file_set_is_written_at_its_place(string name)
    {
        // Given
        var environment = Load(name);

        // When
        var set = environment.Resolved.Leaves.Where(leaf => leaf.Origin is not null).ToList();

        // Then
        Assert.True(set.Count > 15, $"{set.Count} values");
        Assert.All(set, leaf => Assert.StartsWith(Written(TreePath.Find(environment.Tree, leaf.Path)!), TextAt(leaf.Origin!.Value)));
        Assert.All(
            set.SelectMany(leaf => leaf.Overrode),
            origin => Assert.StartsWith(origin.Value[0] == '[' ? "[" : origin.Value.Trim('"'), TextAt(origin.Place))
        );
    }

    [Fact]
    public void Every_element_of_a_list_is_written_at_its_place()
    {
        // Given
        var elements = new EnvironmentCatalog(Files).Names.Select(Load).SelectMany(Elements).ToList();

        // When, then
        Assert.True(elements.Count > 30, $"{elements.Count} elements");
        Assert.All(
            elements,
            element =>
            {
                var explained = element.Environment.Explain(element.Path).Explanation!;
                Assert.Equal((element.Path, InlineYaml.Of(element.Node)), (explained.Path, explained.Value));
                Assert.StartsWith(Written(element.Node), TextAt(explained.Origin!.Value));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_left_to_the_program_is_in_no_layer(string name)
    {
        // Given
        var environment = Load(name);
        var layers = Layers(environment).ToList();

        // When
        var defaults = environment.Resolved.Leaves.Where(leaf => leaf.Origin is null).ToList();

        // Then
        Assert.NotEmpty(defaults);
        Assert.All(defaults, leaf => Assert.All(layers, layer => Assert.False(Mentions(layer, leaf.Path), leaf.Path)));
    }

    [Fact]
    public void An_element_of_a_list_is_named_by_its_index()
    {
        var explained = Load("dev").Explain("network.zones[1]").Explanation!;

        Assert.Equal(("b", "stacks/Pulumi.dev.yaml:13:18"), (explained.Value, explained.Origin.ToString()));
    }

    private static LoadedEnvironment Load(string name) => Files.Load(name).Environment!;

    private static IEnumerable<(LoadedEnvironment Environment, string Path, YamlNode Node)> Elements(LoadedEnvironment environment) =>
        from leaf in environment.Resolved.Leaves
        where leaf.Origin is not null
        let list = TreePath.Find(environment.Tree, leaf.Path) as YamlList
        where list is not null
        from element in list.Items.Index()
        select (environment, $"{leaf.Path}[{element.Index}]", element.Item);

    // Of a list its bracket: its elements are looked at by themselves.
    private static string Written(YamlNode node) => node is YamlScalar scalar ? scalar.Text : "[";

    private static string TextAt(Mark mark)
    {
        var line = Files.Text(mark.File["stacks/".Length..]).Split('\n')[mark.Line - 1];
        return line[(mark.Column - 1)..].TrimStart('"');
    }

    private static IEnumerable<YamlMap> Layers(LoadedEnvironment environment)
    {
        var settings = environment.Settings;
        yield return TreeText.Parse(Files.Text("defaults.yaml"));
        yield return TreeText.Parse(Files.Text($"tiers/{settings.Tier}.yaml".ToLowerInvariant()));
        yield return TreeText.Parse(Files.Text($"clouds/{settings.Cloud}.yaml".ToLowerInvariant()));
        var config = (YamlMap)TreeText.Parse(Files.Text($"Pulumi.{environment.Name}.yaml")).Find("config")!.Value;
        yield return (YamlMap)config.Find("mlinfra:environment")!.Value;
    }

    private static bool Mentions(YamlMap layer, string path)
    {
        YamlNode? node = layer;
        foreach (var key in path.Split('.'))
            node = (node as YamlMap)?.Find(key)?.Value;
        return node is not null;
    }
}
