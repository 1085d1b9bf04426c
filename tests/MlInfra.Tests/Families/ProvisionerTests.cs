using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>What adds nodes is the same in a family; how many it adds, and of what, is not.</summary>
public sealed class ProvisionerTests : IDisposable
{
    private const string Karpenter = "    cluster:\n      provisioner: karpenter";

    private readonly Checkout _checkout = FamilyCheckout.Family("dev", "prod");

    [Theory]
    [InlineData(Checkout.Dev)]
    [InlineData(FamilyCheckout.Prod)]
    public async Task One_that_differs_is_found_and_named(string file)
    {
        _checkout.Replace(file, "    cluster:", Karpenter);

        var result = await _checkout.CheckAsync();

        Assert.NotEmpty(result.Findings);
        Assert.All(
            result.Findings,
            f =>
            {
                Assert.Equal("family/difference", f.Rule);
                Assert.Contains("cluster.provisioner", f.What, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task With_the_same_size_and_how_nodes_are_bought_may_differ()
    {
        // Given
        _checkout.Replace(Checkout.Dev, "    cluster:", Karpenter);
        _checkout.Replace(FamilyCheckout.Prod, "    cluster:", Karpenter);
        _checkout.Replace(FamilyCheckout.Prod, "maxNodes: 8", "maxNodes: 30\n          diskGiB: 400");
        _checkout.Replace(FamilyCheckout.Prod, "[g5.xlarge, g5.2xlarge]", "[g5.8xlarge, g5.4xlarge]");
        _checkout.Replace(FamilyCheckout.Prod, "capacity: [on-demand]", "capacity: [on-demand, spot]");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        Assert.Empty(result.Findings);
        Assert.Equal(["prod"], result.Environments.Select(e => e.Reference).OfType<string>());
    }

    public void Dispose() => _checkout.Dispose();
}
