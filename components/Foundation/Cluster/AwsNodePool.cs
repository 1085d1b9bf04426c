using System.Globalization;
using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;
using ScalingGroupTag = Pulumi.Aws.AutoScaling.Tag;
using ScalingGroupTagArgs = Pulumi.Aws.AutoScaling.TagArgs;
using ScalingGroupTagDetails = Pulumi.Aws.AutoScaling.Inputs.TagTagArgs;

namespace MlInfra.Components.Cluster;

/// <summary>
/// A managed node group with its launch template: encrypted disks, and metadata out of the reach of pods. One with accelerators keeps
/// other pods off, and can have no nodes until a pod asks for one.
/// </summary>
public sealed class AwsNodePool : ComponentResource
{
    /// <summary>Declares the pool.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsNodePool(string name, AwsNodePoolArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:AwsNodePool", name, args, options)
    {
        var template = Template(name, args);
        var group = new NodeGroup(
            $"{name}-nodes",
            new NodeGroupArgs
            {
                ClusterName = args.ClusterName,
                Version = args.KubernetesVersion,
                AmiType = PoolNodes.AmiType(args.Settings),
                NodeRoleArn = args.NodeRoleArn,
                SubnetIds = args.SubnetIds,
                InstanceTypes = args.Settings.InstanceTypes.ToArray(),
                CapacityType = args.Settings.Capacity == Capacity.Spot ? "SPOT" : "ON_DEMAND",
                LaunchTemplate = new NodeGroupLaunchTemplateArgs
                {
                    Id = template.Id,
                    Version = template.LatestVersion.Apply(v => v.ToString(CultureInfo.InvariantCulture)),
                },
                ScalingConfig = new NodeGroupScalingConfigArgs
                {
                    MinSize = args.Settings.MinNodes,
                    MaxSize = args.Settings.MaxNodes,
                    DesiredSize = args.Settings.MinNodes,
                },
                UpdateConfig = new NodeGroupUpdateConfigArgs { MaxUnavailable = 1 },
                Labels = new Dictionary<string, string>(PoolNodes.Labels(args.Pool, args.Settings)),
                Taints = PoolNodes.Taints(args.Settings).Select(Taint).ToArray(),
            },
            // Once it runs, the autoscaler owns the number of nodes.
            new CustomResourceOptions { Parent = this, IgnoreChanges = { "scalingConfig.desiredSize" } }
        );
        foreach (var tag in PoolNodes.ScalingTags(args.Pool, args.Settings))
            TellAutoscaler($"{name}-scaling-{tag.Role}", group, tag);
        NodeGroupName = group.NodeGroupName;
        RegisterOutputs();
    }

    /// <summary>Name of the node group.</summary>
    [Output("nodeGroupName")]
    public Output<string> NodeGroupName { get; private set; }

    private static NodeGroupTaintArgs Taint(PoolTaint taint) =>
        new()
        {
            Key = taint.Key,
            Value = taint.Value,
            Effect = "NO_SCHEDULE",
        };

    // EKS makes the scaling group; tags of the node group do not reach it.
    private void TellAutoscaler(string name, NodeGroup group, ScalingTag tag) =>
        _ = new ScalingGroupTag(
            name,
            new ScalingGroupTagArgs
            {
                AutoscalingGroupName = group.Resources.Apply(r => r[0].AutoscalingGroups[0].Name!),
                TagDetails = new ScalingGroupTagDetails
                {
                    Key = tag.Key,
                    Value = tag.Value,
                    PropagateAtLaunch = false,
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private LaunchTemplate Template(string name, AwsNodePoolArgs args) =>
        new(
            $"{name}-template",
            new LaunchTemplateArgs
            {
                UpdateDefaultVersion = true,
                // A token is required, and does not travel past the node itself: pods get their identity elsewhere.
                MetadataOptions = new LaunchTemplateMetadataOptionsArgs
                {
                    HttpEndpoint = "enabled",
                    HttpTokens = "required",
                    HttpPutResponseHopLimit = 1,
                },
                Monitoring = new LaunchTemplateMonitoringArgs { Enabled = true },
                BlockDeviceMappings =
                {
                    new LaunchTemplateBlockDeviceMappingArgs
                    {
                        DeviceName = ClusterVersions.RootDevice,
                        Ebs = new LaunchTemplateBlockDeviceMappingEbsArgs
                        {
                            VolumeSize = args.Settings.DiskGiB,
                            VolumeType = "gp3",
                            Encrypted = "true",
                            DeleteOnTermination = "true",
                        },
                    },
                },
                TagSpecifications = { Tagged("instance", args), Tagged("volume", args) },
            },
            new CustomResourceOptions { Parent = this }
        );

    // What a scaling group makes has the tags that the template says, and not those of the template itself: without these the nodes are in no budget.
    // Source: docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html (2026-11-21).
    private static LaunchTemplateTagSpecificationArgs Tagged(string type, AwsNodePoolArgs args) =>
        new()
        {
            ResourceType = type,
            Tags = { ["Name"] = args.Names.Tag($"pool-{args.Pool}"), [AwsTags.Environment] = args.Names.Environment },
        };
}
