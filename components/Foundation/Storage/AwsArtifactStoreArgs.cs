using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsArtifactStore"/> needs to know.</summary>
public sealed class AwsArtifactStoreArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>How long old versions stay, and what else is kept. Its replica is declared by <see cref="AwsArtifactReplica"/>. Required.</summary>
    public required ArtifactSettings Settings { get; init; }

    /// <summary>Whether an FSx file system reads from it, which its key has to let in. Default: no.</summary>
    public bool IsReadByFileSystem { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }
}
