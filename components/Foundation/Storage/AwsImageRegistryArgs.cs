using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsImageRegistry"/> needs to know.</summary>
public sealed class AwsImageRegistryArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }
}
