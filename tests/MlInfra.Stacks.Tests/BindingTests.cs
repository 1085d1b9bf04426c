using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Binding;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

public sealed class BindingTests
{
    [Fact]
    public void Values_are_bound_to_every_type_of_setting()
    {
        // Given
        var files = MemoryFiles
            .Shipped.Replace(MemoryFiles.Dev, "maxNodes: 4", "maxNodes: +4\n          capacity: [spot]")
            .Replace(MemoryFiles.Dev, "zones: [a, b, c]", "zones: [a, b]\n      natGateways: per-zone")
            .Replace(MemoryFiles.Dev, "    cluster:\n", "    cluster:\n      apiExposedTo: [192.0.2.0/24]\n")
            .AddToDev("images: { registries: { ngc: { server: nvcr.io, username: $oauthtoken, password: { secure: v1:x } } } }");

        // When
        var settings = files.Load().Environment!.Settings;

        // Then
        Assert.Equal([CapacityKind.Spot], settings.Cluster.Pools["system"].Capacity);
        Assert.Equal(4, settings.Cluster.Pools["system"].MaxNodes);
        Assert.Equal(NatGateways.PerZone, settings.Network.NatGateways);
        Assert.Equal([Cidr.Parse("192.0.2.0/24")], settings.Cluster.ApiExposedTo);
        Assert.Equal("$oauthtoken", settings.Images.Registries["ngc"].Username);
        Assert.Equal(new Secret("images.registries.ngc.password"), settings.Images.Registries["ngc"].Password);
    }

    [Fact]
    public void A_list_of_the_environment_replaces_that_of_a_layer()
    {
        var files = MemoryFiles.Shipped.Replace(MemoryFiles.Dev, "minNodes: 2", "instanceTypes: [m7i.xlarge]\n          minNodes: 2");

        Assert.Equal(["m7i.xlarge"], files.Load().Environment!.Settings.Cluster.Pools["system"].InstanceTypes);
    }

    [Fact]
    public void Empty_maps_and_lists_are_empty_even_where_they_are_required()
    {
        // Given
        var tree = TreeText.Parse("{ list: [], map: {}, nested: {}, named: { one: {} }, optional: [] }");

        // When
        var record = (Emptiable)SettingsBinder.Bind(SettingsModel.Of(typeof(Emptiable)), tree, "");

        // Then
        Assert.Empty(record.List);
        Assert.Empty(record.Map);
        Assert.Equal(5, record.Nested.Number);
        Assert.Equal(5, record.Named["one"].Number);
        Assert.Empty(record.Optional);
    }

    [Fact]
    public void A_removed_setting_falls_back_to_the_default_of_its_record()
    {
        var files = MemoryFiles.Shipped.AddToDev("artifacts: { keepOldVersionsDays: null }");

        Assert.Equal(90, files.Load().Environment!.Settings.Artifacts.KeepOldVersionsDays);
    }

    [Fact]
    public void A_record_with_a_filled_list_as_default_is_refused_because_the_binder_would_append_to_it()
    {
        var problem = Assert.Throws<NotSupportedException>(() => SettingsModel.Of(typeof(Filled)));

        Assert.Contains("defaults.yaml", problem.Message, StringComparison.Ordinal);
    }

    private sealed record Emptiable
    {
        public required IReadOnlyList<string> List { get; init; }

        public required IReadOnlyDictionary<string, int> Map { get; init; }

        public required Inner Nested { get; init; }

        public required IReadOnlyDictionary<string, Inner> Named { get; init; }

        public IReadOnlyList<string> Optional { get; init; } = [];
    }

    private sealed record Inner
    {
        public int Number { get; init; } = 5;
    }

    private sealed record Filled
    {
        public IReadOnlyList<string> List { get; init; } = ["a"];
    }
}
