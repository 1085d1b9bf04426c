using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsArtifactReplica"/> needs to know.</summary>
public sealed class AwsArtifactReplicaArgs : ResourceArgs
{
    /// <summary>Names of things in account and region of the store. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>The settings of the store, with a replica. Required.</summary>
    public required ArtifactSettings Settings { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>Name of the store's bucket: <see cref="AwsArtifactStore.VersionedBucket"/>, so that there are versions to copy. Required.</summary>
    [Input("sourceBucket", required: true)]
    public required Input<string> SourceBucket { get; init; }

    /// <summary>ARN of the store's bucket. Required.</summary>
    [Input("sourceArn", required: true)]
    public required Input<string> SourceArn { get; init; }

    /// <summary>ARN of the store's key. Required.</summary>
    [Input("sourceKeyArn", required: true)]
    public required Input<string> SourceKeyArn { get; init; }
}
