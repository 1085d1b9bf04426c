using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Vpc;
using Pulumi.Utilities;

namespace MlInfra.Components.Cluster;

/// <summary>What nodes need to talk through EFA: a security group that lets them talk to each other, and to be close together.</summary>
internal sealed class EfaNetwork
{
    private readonly int _interfaces;
    private readonly Output<string> _ownGroup;
    private readonly Output<string> _clusterGroup;
    private readonly PlacementGroup? _placement;

    private EfaNetwork(int interfaces, Output<string> ownGroup, Output<string> clusterGroup, PlacementGroup? placement) =>
        (_interfaces, _ownGroup, _clusterGroup, _placement) = (interfaces, ownGroup, clusterGroup, placement);

    /// <summary>Id of the security group, once its rules are there.</summary>
    public Output<string> SecurityGroupId => _ownGroup;

    /// <summary>Name of the placement group. Null: everything was reserved.</summary>
    public Output<string>? Placement => _placement?.Name;

    /// <summary>Declares them for a pool with EFA.</summary>
    /// <param name="name">Logical name of the pool.</param>
    /// <param name="args">The pool.</param>
    /// <param name="parent">The component that they belong to.</param>
    /// <returns>Null: the pool has no EFA.</returns>
    public static EfaNetwork? Declare(string name, AwsNodePoolArgs args, Resource parent)
    {
        if (!args.Settings.Efa)
            return null;
        var options = new CustomResourceOptions { Parent = parent };
        var group = new SecurityGroup(
            $"{name}-efa",
            new SecurityGroupArgs
            {
                Description = "EFA: nodes of one pool among themselves, nothing else",
                VpcId = args.VpcId!,
                Tags = { ["Name"] = args.Names.Tag($"pool-{args.Pool}-efa") },
            },
            options
        );
        // The adapter takes nothing less: all traffic, and the group itself at both ends.
        // Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html#efa-start-security (2026-11-21).
        var into = new SecurityGroupIngressRule(
            $"{name}-efa-in",
            new SecurityGroupIngressRuleArgs
            {
                Description = "From nodes of the pool",
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = group.Id,
                IpProtocol = "-1",
            },
            options
        );
        var outOf = new SecurityGroupEgressRule(
            $"{name}-efa-out",
            new SecurityGroupEgressRuleArgs
            {
                Description = "To nodes of the pool",
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = group.Id,
                IpProtocol = "-1",
            },
            options
        );
        // Not for what was reserved: that lies where it was reserved.
        var placement = PoolGroup.Of(args.Settings).Any(g => !g.IsReserved)
            ? new PlacementGroup(
                $"{name}-placement",
                new PlacementGroupArgs { Strategy = "cluster", Tags = { ["Name"] = args.Names.Tag($"pool-{args.Pool}") } },
                options
            )
            : null;
        var ready = OutputUtilities.WithDependency(OutputUtilities.WithDependency(group.Id, into), outOf);
        return new(EfaInterfaces.Count(args.Settings), ready, args.ClusterSecurityGroupId!.ToOutput(), placement);
    }

    /// <summary>Makes the nodes of a template part of it.</summary>
    public void Join(LaunchTemplateArgs template, PoolGroup group)
    {
        // A template with groups of its own has to name the cluster's too, or the nodes cannot talk to the API.
        // Source: docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (2026-11-21).
        template.NetworkInterfaces = EfaInterfaces
            .Of(_interfaces)
            .Select(i => new LaunchTemplateNetworkInterfaceArgs
            {
                NetworkCardIndex = i.Card,
                DeviceIndex = i.Device,
                InterfaceType = i.Type,
                DeleteOnTermination = "true",
                SecurityGroups = { _clusterGroup, _ownGroup },
            })
            .ToArray();
        // Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-using.html and cr-cpg.html (2026-11-21).
        if (_placement is { } placement && !group.IsReserved)
            template.Placement = new LaunchTemplatePlacementArgs { GroupName = placement.Name };
    }
}
