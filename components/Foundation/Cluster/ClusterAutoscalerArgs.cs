using MlInfra.Components.Aws;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>What <see cref="ClusterAutoscaler"/> needs to know.</summary>
public sealed class ClusterAutoscalerArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Name of the EKS cluster whose pools it scales. Required.</summary>
    [Input("clusterName", required: true)]
    public required Input<string> ClusterName { get; init; }

    /// <summary>Kubernetes version of the cluster, one of <see cref="ClusterVersions.Supported"/>. Required.</summary>
    [Input("kubernetesVersion", required: true)]
    public required string KubernetesVersion { get; init; }
}
