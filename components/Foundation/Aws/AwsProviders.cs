using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;
using AwsProviderDefaultTagsArgs = Pulumi.Aws.Inputs.ProviderDefaultTagsArgs;

namespace MlInfra.Components.Aws;

/// <summary>The AWS provider of an environment in a region: refuses any other account, and tags everything.</summary>
internal static class AwsProviders
{
    public static AwsProvider Declare(string name, AwsNames names, string region, string owner, Resource parent) =>
        new(
            name,
            new AwsProviderArgs
            {
                Region = region,
                AllowedAccountIds = { names.Account },
                DefaultTags = new AwsProviderDefaultTagsArgs
                {
                    Tags =
                    {
                        [AwsTags.Environment] = names.Environment,
                        [AwsTags.Owner] = owner,
                        [AwsTags.ManagedBy] = "pulumi",
                    },
                },
            },
            new CustomResourceOptions { Parent = parent }
        );
}
