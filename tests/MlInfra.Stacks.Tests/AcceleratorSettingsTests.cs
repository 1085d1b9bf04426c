using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>What the catalogue of accelerators has to say about an environment, by its cloud and its region.</summary>
public sealed class AcceleratorSettingsTests
{
    [Theory]
    [InlineData("dev", "{ accelerator: a10g, gpusPerNode: 4, maxNodes: 1 }")]
    [InlineData("dev", "{ accelerator: t4, gpusPerNode: 1, maxNodes: 1, instanceTypes: [g4dn.xlarge, g4dn.2xlarge] }")]
    [InlineData("research", "{ accelerator: h100, gpusPerNode: 2, maxNodes: 1 }")]
    [InlineData("lab", "{ accelerator: rtx-5090, gpusPerNode: 2, maxNodes: 1 }")]
    public void A_pool_with_an_accelerator_needs_no_instance_types(string environment, string pool) =>
        Assert.Equal("", ProblemText.Format(Load(environment, pool).Problems));

    [Theory]
    [InlineData("dev", "{ maxNodes: 1 }", "instanceTypes", "settings/missing")]
    [InlineData("dev", "{ accelerator: null, maxNodes: 1 }", "instanceTypes", "settings/missing")]
    [InlineData("dev", "{ accelerator: l4, gpusPerNode: 1, maxNodes: 1 }", "gpusPerNode", "settings/cross-field")]
    [InlineData("dev", "{ accelerator: a10, gpusPerNode: 1, maxNodes: 1 }", "accelerator", "settings/cross-field")]
    [InlineData("dev", "{ accelerator: A10G, gpusPerNode: 1, maxNodes: 1 }", "accelerator", "settings/pattern")]
    [InlineData("dev", "{ instanceTypes: [g5.xlarge], maxNodes: 1 }", "instanceTypes", "settings/cross-field")]
    [InlineData("research", "{ accelerator: b200, gpusPerNode: 8, maxNodes: 1 }", "accelerator", "settings/cross-field")]
    [InlineData("lab", "{ accelerator: trainium, gpusPerNode: 16, maxNodes: 1 }", "accelerator", "settings/cross-field")]
    public void What_a_pool_cannot_have_is_told_at_the_setting_that_asks_for_it(string environment, string pool, string key, string rule)
    {
        var problem = Assert.Single(Load(environment, pool).Problems);

        Assert.Equal(($"cluster.pools.extra.{key}", rule), (problem.KeyPath, problem.Rule));
    }

    private static LoadResult Load(string environment, string pool) =>
        new EnvironmentCatalog(MemoryFiles.AllShipped).Load(environment, $"cluster.pools.extra={pool}");
}
