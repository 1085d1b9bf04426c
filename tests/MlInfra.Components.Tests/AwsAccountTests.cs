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
        Assert.Equal(2, plan.Resources.Count(r => !r.IsComponent));
        var block = plan.Named("account-public-access");
        Assert.Equal("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", block.Type);
        Assert.Equal(("account-public-access", plan.Named("account").Urn), (block.Name, block.Parent));
        Assert.Equal("123456789012", block.Text("accountId"));
        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            property => Assert.True(block.Flag(property))
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Workflows_of_github_are_known_to_the_account_and_nobody_is_let_in_by_that(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
            {
                var account = Declare();
                _ = new Pulumi.Aws.CloudWatch.LogGroup("user", new Pulumi.Aws.CloudWatch.LogGroupArgs { Name = account.GithubProviderArn });
            },
            isPreview
        );

        var provider = plan.Named("account-github");
        Assert.Equal("https://token.actions.githubusercontent.com", provider.Text("url"));
        Assert.Equal("sts.amazonaws.com", provider.Text("clientIdLists[0]"));
        Assert.Null(provider.Inputs["thumbprintLists"]);
        Assert.Equal("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", plan.Named("user").Text("name"));
        Assert.True(plan.Needs("user", "account-github"));
        Assert.DoesNotContain(plan.Resources, r => r.Type == "aws:iam/role:Role");
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
