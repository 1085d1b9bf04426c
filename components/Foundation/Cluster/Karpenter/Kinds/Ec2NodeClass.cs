using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Cluster.Kinds;

/// <summary>What the machines of a <see cref="NodePool"/> are on AWS (karpenter.k8s.aws/v1).</summary>
internal sealed class Ec2NodeClass(string name, Ec2NodeClassArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class Ec2NodeClassArgs() : CustomResourceArgs("karpenter.k8s.aws/v1", "EC2NodeClass")
{
    [Input("spec", required: true)]
    public required Input<Ec2NodeClassSpecArgs> Spec { get; init; }
}

internal sealed class Ec2NodeClassSpecArgs : ResourceArgs
{
    [Input("amiSelectorTerms", required: true)]
    public required InputList<NodeImageTermArgs> AmiSelectorTerms { get; init; }

    /// <summary>Name of the IAM role of the nodes.</summary>
    [Input("role", required: true)]
    public required Input<string> Role { get; init; }

    [Input("subnetSelectorTerms", required: true)]
    public required InputList<NodeTagTermArgs> SubnetSelectorTerms { get; init; }

    [Input("securityGroupSelectorTerms", required: true)]
    public required InputList<NodeIdTermArgs> SecurityGroupSelectorTerms { get; init; }

    [Input("capacityReservationSelectorTerms")]
    public InputList<NodeIdTermArgs>? CapacityReservationSelectorTerms { get; set; }

    [Input("placementGroupSelector")]
    public Input<NodePlacementArgs>? PlacementGroupSelector { get; set; }

    [Input("blockDeviceMappings", required: true)]
    public required InputList<NodeDiskArgs> BlockDeviceMappings { get; init; }

    /// <summary><c>RAID0</c>: the machine's own disks become one, for images, logs and scratch volumes of pods.</summary>
    [Input("instanceStorePolicy")]
    public Input<string>? InstanceStorePolicy { get; set; }

    [Input("metadataOptions", required: true)]
    public required Input<NodeMetadataArgs> MetadataOptions { get; init; }

    [Input("detailedMonitoring", required: true)]
    public required Input<bool> DetailedMonitoring { get; init; }

    [Input("tags", required: true)]
    public required InputMap<string> Tags { get; init; }
}

internal sealed class NodeImageTermArgs : ResourceArgs
{
    /// <summary>Family and version of an image of EKS. Which variant of it a machine gets, with or without driver, follows its type.</summary>
    [Input("alias", required: true)]
    public required Input<string> Alias { get; init; }
}

internal sealed class NodeTagTermArgs : ResourceArgs
{
    [Input("tags", required: true)]
    public required InputMap<string> Tags { get; init; }
}

internal sealed class NodeIdTermArgs : ResourceArgs
{
    [Input("id", required: true)]
    public required Input<string> Id { get; init; }
}

internal sealed class NodePlacementArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class NodeDiskArgs : ResourceArgs
{
    [Input("deviceName", required: true)]
    public required Input<string> DeviceName { get; init; }

    [Input("ebs", required: true)]
    public required Input<NodeVolumeArgs> Ebs { get; init; }
}

internal sealed class NodeVolumeArgs : ResourceArgs
{
    [Input("volumeSize", required: true)]
    public required Input<string> VolumeSize { get; init; }

    [Input("volumeType", required: true)]
    public required Input<string> VolumeType { get; init; }

    /// <summary>MiB a second. Null: what the type has.</summary>
    [Input("throughput")]
    public Input<int>? Throughput { get; set; }

    [Input("encrypted", required: true)]
    public required Input<bool> Encrypted { get; init; }

    [Input("deleteOnTermination", required: true)]
    public required Input<bool> DeleteOnTermination { get; init; }
}

internal sealed class NodeMetadataArgs : ResourceArgs
{
    [Input("httpEndpoint", required: true)]
    public required Input<string> HttpEndpoint { get; init; }

    [Input("httpProtocolIPv6", required: true)]
    public required Input<string> HttpProtocolIPv6 { get; init; }

    [Input("httpPutResponseHopLimit", required: true)]
    public required Input<int> HttpPutResponseHopLimit { get; init; }

    [Input("httpTokens", required: true)]
    public required Input<string> HttpTokens { get; init; }
}
