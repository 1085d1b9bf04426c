using System.Collections.Immutable;
using System.Globalization;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;
using ScalingGroupTag = Pulumi.Aws.AutoScaling.Tag;
using ScalingGroupTagArgs = Pulumi.Aws.AutoScaling.TagArgs;
using ScalingGroupTagDetails = Pulumi.Aws.AutoScaling.Inputs.TagTagArgs;

namespace MlInfra.Components.Cluster;

/// <summary>
/// A pool of nodes: a managed node group with its launch template for each way in which nodes are bought. Disks are encrypted, and
/// metadata is out of the reach of pods. A pool with accelerators keeps other pods off, and can have no nodes until a pod asks for one.
/// </summary>
public sealed class AwsNodePool : ComponentResource
{
    /// <summary>Declares the pool.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsNodePool(string name, AwsNodePoolArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:AwsNodePool", name, args, options)
    {
        SettingsGuard.Require(name, [.. SettingsGuard.Problems(("settings", args.Settings)), .. PoolPlaces.Problems(args)]);
        var efa = EfaNetwork.Declare(name, args, this);
        var groups = PoolGroup.Of(args.Settings);
        var nodes = groups.Select(g => Nodes($"{name}-{g.Role}", args, g, efa)).ToList();
        Groups = [.. groups.Zip(nodes, (group, n) => new ScaledGroup(group.Priority, n.NodeGroupName))];
        NodeGroupNames = Output.All(nodes.Select(n => n.NodeGroupName));
        RegisterOutputs();
    }

    /// <summary>Names of the node groups, in the order in which they are tried.</summary>
    [Output("nodeGroupNames")]
    public Output<ImmutableArray<string>> NodeGroupNames { get; private set; }

    /// <summary>The node groups, as the autoscaler has to know them.</summary>
    public IReadOnlyList<ScaledGroup> Groups { get; }

    private NodeGroup Nodes(string name, AwsNodePoolArgs args, PoolGroup group, EfaNetwork? efa)
    {
        var template = NodeTemplate.Declare($"{name}-template", args, group, efa, this);
        var options = new CustomResourceOptions { Parent = this };
        // Once it runs, the autoscaler owns the number of nodes. What Pulumi sends with another change is the number that its state has, so
        // the state is refreshed before each run (Pulumi.yaml): a stale one would take running nodes away.
        if (!args.HasFixedSize)
            options.IgnoreChanges.Add("scalingConfig.desiredSize");
        var nodes = new NodeGroup(name, Describe(args, group, template), options);
        foreach (var tag in PoolNodes.ScalingTags(args.Pool, args.Settings))
            TellAutoscaler($"{name}-scaling-{tag.Role}", nodes, tag);
        return nodes;
    }

    private static NodeGroupArgs Describe(AwsNodePoolArgs args, PoolGroup group, LaunchTemplate template)
    {
        var nodes = new NodeGroupArgs
        {
            ClusterName = args.ClusterName,
            Version = args.KubernetesVersion,
            AmiType = PoolNodes.AmiType(args.Settings),
            NodeRoleArn = args.NodeRoleArn,
            SubnetIds = PoolPlaces.Subnets(args, group),
            CapacityType = group.CapacityType,
            LaunchTemplate = new NodeGroupLaunchTemplateArgs
            {
                Id = template.Id,
                Version = template.LatestVersion.Apply(v => v.ToString(CultureInfo.InvariantCulture)),
            },
            ScalingConfig = new NodeGroupScalingConfigArgs
            {
                MinSize = group.MinNodes,
                MaxSize = args.Settings.MaxNodes,
                DesiredSize = group.MinNodes,
            },
            UpdateConfig = Update(group),
            // A node that does not come back is drained and replaced; one with accelerators says so itself, by the agent that watches it.
            NodeRepairConfig = new NodeGroupNodeRepairConfigArgs { Enabled = true },
            Labels = new Dictionary<string, string>(PoolNodes.Labels(args.Pool, args.Settings)),
            Taints = PoolNodes.Taints(args.Settings).Select(Taint).ToArray(),
        };
        // That of a block stands in its launch template.
        if (group.Kind != CapacityKind.Block)
            nodes.InstanceTypes = group.InstanceTypes.ToArray();
        return nodes;
    }

    // One after the other. Where everything that was reserved runs already, the new node comes after the old one.
    // Source: docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html (2026-11-21).
    private static NodeGroupUpdateConfigArgs Update(PoolGroup group) =>
        new() { MaxUnavailable = 1, UpdateStrategy = group.IsReserved ? "MINIMAL" : "DEFAULT" };

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
}
