using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsLogBucket"/> needs to know.</summary>
public sealed class AwsLogBucketArgs : ResourceArgs
{
    /// <summary>Names of things in account and region, which are those of the bucket that is logged. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>What the logged bucket is for, such as <c>artifacts</c>. Its name in the cloud follows from that. Required.</summary>
    public required string Of { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }
}
