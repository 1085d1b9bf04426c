using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;

namespace MlInfra.Components.Aws;

/// <summary>The AWS provider of an environment in a region: it refuses any other account.</summary>
internal static class AwsProviders
{
    public static AwsProvider Declare(string name, AwsNames names, Resource parent) =>
        new(
            name,
            // Without default tags: each resource has its own, and one source of them is enough.
            new AwsProviderArgs { Region = names.Region, AllowedAccountIds = { names.Account } },
            new CustomResourceOptions { Parent = parent }
        );
}
