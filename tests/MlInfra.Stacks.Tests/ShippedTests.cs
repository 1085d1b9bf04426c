using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests;

public sealed class ShippedTests
{
    private static readonly EnvironmentCatalog Catalog = new(new DirectoryFiles(Repository.Root, "stacks"));

    [Fact]
    public void Every_shipped_environment_loads()
    {
        Assert.Contains("dev", Catalog.Names);
        Assert.All(Catalog.Names, name => Assert.Equal("", ProblemText.Format(Catalog.Load(name).Problems)));
    }

    [Fact]
    public void Dev_is_bound_with_the_values_of_all_its_layers()
    {
        // Given, when
        var settings = Catalog.Load("dev").Environment!.Settings;

        // Then
        Assert.Equal((Tier.Dev, Cloud.Aws, SecurityLevel.Standard), (settings.Tier, settings.Cloud, settings.Security));
        Assert.Equal("123456789012", settings.Account);
        Assert.Equal(Cidr.Parse("10.20.0.0/16"), settings.Network.Cidr);
        Assert.Equal(["a", "b", "c"], settings.Network.Zones);
        Assert.Equal(NatGateways.Single, settings.Network.NatGateways);
        Assert.Equal("1.35", settings.Cluster.Version);
        Assert.Empty(settings.Cluster.Administrators);
        Assert.Empty(settings.Cluster.ApiExposedTo);
        Assert.Equal(7, settings.Artifacts.KeepOldVersionsDays);
        Assert.Empty(settings.Images.Registries);
    }

    [Fact]
    public void A_pool_gathers_its_values_from_environment_tier_and_cloud()
    {
        var pool = Catalog.Load("dev").Environment!.Settings.Cluster.Pools["system"];

        Assert.Equal((2, 4, 50), (pool.MinNodes, pool.MaxNodes, pool.DiskGiB));
        Assert.Equal([CapacityKind.OnDemand], pool.Kinds);
        Assert.Equal(["m7i.large", "m6i.large", "m6a.large"], pool.InstanceTypes);
    }
}
