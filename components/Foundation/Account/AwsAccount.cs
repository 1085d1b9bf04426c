using Pulumi;
using Pulumi.Aws.S3;

namespace MlInfra.Components.Account;

/// <summary>
/// What exists once in an AWS account: no bucket of it is public, whatever its own policy says. One environment of an account declares it.
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
        RegisterOutputs();
    }
}
