using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Utilities;

namespace MlInfra.Components.Account;

/// <summary>
/// What exists once in an AWS account: no bucket of it is public, whatever its own policy says, and GitHub is known to it, so that roles can
/// trust workflows. One environment of an account declares it.
/// </summary>
public sealed class AwsAccount : ComponentResource
{
    /// <summary>Declares what is account-wide.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsAccount(string name, AwsAccountArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:account:AwsAccount", name, args, options)
    {
        _ = new AccountPublicAccessBlock(
            $"{name}-public-access",
            new AccountPublicAccessBlockArgs
            {
                AccountId = args.Account,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            new CustomResourceOptions { Parent = this }
        );
        // By itself it lets nobody in: a role has to name it. Without a thumbprint: AWS checks GitHub by its own list of authorities.
        // Source: docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html (2026-11-21).
        var github = new OpenIdConnectProvider(
            $"{name}-github",
            new OpenIdConnectProviderArgs { Url = $"https://{GithubTokens.Issuer}", ClientIdLists = { GithubTokens.Audience } },
            new CustomResourceOptions { Parent = this }
        );
        GithubProviderArn = OutputUtilities.WithDependency(Output.Create(GithubTokens.ProviderArn(args.Account)), github);
        RegisterOutputs();
    }

    /// <summary>ARN of GitHub's identity provider. Whoever uses it is created after the provider.</summary>
    [Output("githubProviderArn")]
    public Output<string> GithubProviderArn { get; private set; }
}
