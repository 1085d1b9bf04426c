using Pulumi.Aws.Inputs;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;
using KubernetesProvider = Pulumi.Kubernetes.Provider;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace Pulumi.Offline.Tests.Generated;

public sealed class ProviderTests
{
    [Fact]
    public async Task What_is_no_text_reaches_the_provider_as_json()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new AwsProvider(
                "aws",
                new AwsProviderArgs
                {
                    Region = "eu-west-1",
                    MaxRetries = 3,
                    AllowedAccountIds = { "123456789012" },
                    DefaultTags = new ProviderDefaultTagsArgs { Tags = { ["team"] = "ml" } },
                }
            )
        );

        var inputs = seen["aws"].Inputs;
        Assert.Equal("pulumi:providers:aws", seen["aws"].Type);
        Assert.Equal("eu-west-1", inputs["region"]);
        Assert.Equal("3", inputs["maxRetries"]);
        Assert.Equal("[ \"123456789012\" ]", inputs["allowedAccountIds"]);
        Assert.Equal("{ \"tags\": { \"team\": \"ml\" } }", inputs["defaultTags"]);
    }

    [Fact]
    public async Task The_defaults_of_the_package_are_there()
    {
        var seen = await Recorder.RunAsync(() => _ = new AwsProvider("aws", new AwsProviderArgs { Region = "eu-west-1" }));

        Assert.Equal("false", seen["aws"].Inputs["skipCredentialsValidation"]);
        Assert.Equal("true", seen["aws"].Inputs["skipRegionValidation"]);
    }

    [Fact]
    public async Task A_key_of_the_account_is_a_secret_without_saying_so()
    {
        var args = new AwsProviderArgs { AccessKey = "key", Region = "eu-west-1" };
        var secret = false;
        var plain = true;
        await Deployment.TestAsync(
            new Recorder(),
            new Testing.TestOptions { IsPreview = false },
            async () =>
            {
                args.AccessKey = "key";
                secret = await Output.IsSecretAsync(args.AccessKey.ToOutput());
                plain = await Output.IsSecretAsync(args.Region!.ToOutput());
            }
        );

        Assert.True(secret);
        Assert.False(plain);
    }

    [Fact]
    public async Task The_Kubernetes_provider_takes_a_kubeconfig()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new KubernetesProvider("cluster", new KubernetesProviderArgs { KubeConfig = "config", EnableServerSideApply = true })
        );

        Assert.Equal("pulumi:providers:kubernetes", seen["cluster"].Type);
        Assert.Equal("config", seen["cluster"].Inputs["kubeconfig"]);
        Assert.Equal("true", seen["cluster"].Inputs["enableServerSideApply"]);
    }
}
