using MlInfra.Components.Aws;
using Pulumi;

namespace MlInfra.Components.Identity;

/// <summary>What <see cref="AwsWorkloadIdentity"/> needs to know.</summary>
public sealed class AwsWorkloadIdentityArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Name of the cluster, which has to run the add-on <c>eks-pod-identity-agent</c>. Required.</summary>
    [Input("clusterName", required: true)]
    public required Input<string> ClusterName { get; init; }

    /// <summary>Name of the namespace. Required.</summary>
    [Input("namespace", required: true)]
    public required string Namespace { get; init; }

    /// <summary>Name of the service account; it may be created later. Required.</summary>
    [Input("serviceAccount", required: true)]
    public required string ServiceAccount { get; init; }

    /// <summary>What it may do. At least one. Required.</summary>
    public required IReadOnlyList<Permission> Permissions { get; init; }

    /// <summary>Where artifacts are. Looked at only where a permission is about them. Required.</summary>
    public required Output<ArtifactTarget> Artifacts { get; init; }

    /// <summary>Where the secret of the database is. Looked at only where a permission is about it. Required.</summary>
    public required Output<SecretTarget> DatabaseSecret { get; init; }
}
