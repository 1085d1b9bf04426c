using MlInfra.Components.Account;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class AwsAccountTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_bucket_of_the_account_can_be_public(bool isPreview)
    {
        // Given, when
        var plan = await Planning.Of(() => Declare(), isPreview);

        // Then
        var block = Assert.Single(plan.Resources, r => !r.IsComponent);
        Assert.Equal("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", block.Type);
        Assert.Equal(("account-public-access", plan.Named("account").Urn), (block.Name, block.Parent));
        Assert.Equal("123456789012", block.Text("accountId"));
        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            property => Assert.True(block.Flag(property))
        );
    }

    [Fact]
    public async Task Its_resources_take_the_provider_of_the_component()
    {
        var plan = await Planning.Of(() =>
        {
            var provider = new Pulumi.Aws.Provider("aws", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" });
            Declare(new ComponentResourceOptions { Provider = provider });
        });

        Assert.Equal(plan.Named("aws").Urn, plan.Named("account-public-access").Options.Provider);
    }

    private static AwsAccount Declare(ComponentResourceOptions? options = null) =>
        new("account", new AwsAccountArgs { Account = "123456789012" }, options);
}
