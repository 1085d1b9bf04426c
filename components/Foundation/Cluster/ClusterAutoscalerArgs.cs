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

    /// <summary>Node groups, with which of them is tried first. Required.</summary>
    public required IReadOnlyList<ScaledGroup> Groups { get; init; }

    /// <summary>Accelerators, or parts of them, that a pool has at the most, by its name. Default: no pool has any.</summary>
    public IReadOnlyDictionary<string, int> MostGpus { get; init; } = new Dictionary<string, int>();
}

/// <summary>A node group of a pool.</summary>
/// <param name="Priority">Of groups that would do, one of the highest is taken. From 1.</param>
/// <param name="NodeGroupName">Its name.</param>
public sealed record ScaledGroup(int Priority, Output<string> NodeGroupName);
