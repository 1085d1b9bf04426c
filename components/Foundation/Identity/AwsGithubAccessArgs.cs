using MlInfra.Components.Aws;
using Pulumi;

namespace MlInfra.Components.Identity;

/// <summary>What <see cref="AwsGithubAccess"/> needs to know.</summary>
public sealed class AwsGithubAccessArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Whose workflows may do what. Required.</summary>
    public required CiSettings Settings { get; init; }

    /// <summary>Other regions that copies of the environment's artifacts are in. Default: none.</summary>
    public IReadOnlyList<string> OtherRegions { get; init; } = [];

    /// <summary>
    /// ARN of GitHub's identity provider in the account. Default: where it is by its name, made by whoever declares what is account-wide.
    /// </summary>
    [Input("providerArn")]
    public Input<string>? ProviderArn { get; init; }
}
