using MlInfra.Components.Aws;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>What <see cref="AwsNodePool"/> needs to know.</summary>
public sealed class AwsNodePoolArgs : ResourceArgs
{
    [Input("subnetIds", required: true)]
    private InputList<string>? _subnetIds;

    /// <summary>Name of the pool, as in the settings. Nodes carry it as the label <see cref="PoolNodes.PoolLabel"/>. Required.</summary>
    [Input("pool", required: true)]
    public required string Pool { get; init; }

    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>
    /// Sizes, instance types, and how nodes are bought. Where it names no instance types for its accelerator, those of the catalogue for
    /// the region of <see cref="Names"/>. Required.
    /// </summary>
    public required PoolSettings Settings
    {
        get => field with { InstanceTypes = PoolPlanner.TypesOf(AwsFacts.Cloud, Names.Region, field) };
        init;
    }

    /// <summary>Kubernetes version of the nodes, major and minor: that of the cluster. Required.</summary>
    [Input("kubernetesVersion", required: true)]
    public required string KubernetesVersion { get; init; }

    /// <summary>Name of the cluster. Required.</summary>
    [Input("clusterName", required: true)]
    public required Input<string> ClusterName { get; init; }

    /// <summary>ARN of the role of the nodes. Required.</summary>
    [Input("nodeRoleArn", required: true)]
    public required Input<string> NodeRoleArn { get; init; }

    /// <summary>Subnets of the nodes. Required.</summary>
    public InputList<string> SubnetIds
    {
        get => _subnetIds ??= new InputList<string>();
        set => _subnetIds = value;
    }

    /// <summary>Zones of the subnets, in their order. Required where the settings name zones.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Id of the VPC. Required with EFA.</summary>
    [Input("vpcId")]
    public Input<string>? VpcId { get; init; }

    /// <summary>Id of the security group that EKS made for the cluster. Required with EFA.</summary>
    [Input("clusterSecurityGroupId")]
    public Input<string>? ClusterSecurityGroupId { get; init; }

    /// <summary>Whether nobody but this changes how many nodes there are: no autoscaler. Default: no.</summary>
    public bool HasFixedSize { get; init; }
}
