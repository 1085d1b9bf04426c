using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>What <see cref="KarpenterProvisioner"/> needs to know.</summary>
public sealed class KarpenterProvisionerArgs : ResourceArgs
{
    /// <summary>Names of things in the account, the cluster's too. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Name of the EKS cluster. Required.</summary>
    [Input("clusterName", required: true)]
    public required Input<string> ClusterName { get; init; }

    /// <summary>Kubernetes version of the cluster, one of <see cref="ClusterVersions.Supported"/>. Required.</summary>
    [Input("kubernetesVersion", required: true)]
    public required string KubernetesVersion { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>
    /// All pools of the cluster by name. Their <c>minNodes</c> are there by other means; what they may have beyond that is made by Karpenter.
    /// Required.
    /// </summary>
    public required IReadOnlyDictionary<string, PoolSettings> Pools { get; init; }

    /// <summary>Id of the security group that EKS made for the cluster: its nodes are in it. Required.</summary>
    [Input("clusterSecurityGroupId", required: true)]
    public required Input<string> ClusterSecurityGroupId { get; init; }

    /// <summary>Id of the VPC. Required.</summary>
    [Input("vpcId", required: true)]
    public required Input<string> VpcId { get; init; }
}
