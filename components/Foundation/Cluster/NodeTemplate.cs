using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace MlInfra.Components.Cluster;

/// <summary>Launch templates of a pool's nodes.</summary>
internal static class NodeTemplate
{
    /// <summary>Declares the template of one group.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">The pool.</param>
    /// <param name="group">The group.</param>
    /// <param name="efa">Where the nodes talk through EFA. Null: nowhere.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static LaunchTemplate Declare(string name, AwsNodePoolArgs args, PoolGroup group, EfaNetwork? efa, Resource parent)
    {
        var template = new LaunchTemplateArgs
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
            BlockDeviceMappings = { RootVolume(args.Settings) },
            TagSpecifications = { Tagged("instance", args), Tagged("volume", args) },
        };
        if (PoolDisks.UserData(args.Settings) is { } userData)
            template.UserData = userData;
        if (Reservation(args.Settings, group) is { } reservation)
            template.CapacityReservationSpecification = reservation;
        if (group.Kind == CapacityKind.Block)
        {
            template.InstanceMarketOptions = new LaunchTemplateInstanceMarketOptionsArgs { MarketType = "capacity-block" };
            // EKS wants it here and not at the node group.
            // Source: docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html (2026-11-21).
            template.InstanceType = group.InstanceTypes[0];
        }
        efa?.Join(template, group);
        return new LaunchTemplate(name, template, new CustomResourceOptions { Parent = parent });
    }

    private static LaunchTemplateBlockDeviceMappingArgs RootVolume(PoolSettings pool)
    {
        var volume = new LaunchTemplateBlockDeviceMappingEbsArgs
        {
            VolumeSize = pool.DiskGiB,
            VolumeType = "gp3",
            Encrypted = "true",
            DeleteOnTermination = "true",
        };
        if (PoolDisks.Throughput(pool) is { } throughput)
            volume.Throughput = throughput;
        return new() { DeviceName = ClusterVersions.RootDevice, Ebs = volume };
    }

    // With a resource group EC2 would start on-demand nodes once the reservations are used up: the next group of the pool is for that.
    // Source: docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference,
    // aws-properties-ec2-launchtemplate-capacityreservationspecification (2026-11-21).
    private static LaunchTemplateCapacityReservationSpecificationArgs? Reservation(PoolSettings pool, PoolGroup group) =>
        group.Kind switch
        {
            CapacityKind.Block => new() { CapacityReservationTarget = Target(pool.Block!.Reservation) },
            CapacityKind.Reservation => new()
            {
                CapacityReservationPreference = "capacity-reservations-only",
                CapacityReservationTarget = Target(pool.Reservations[0]),
            },
            _ => null,
        };

    private static LaunchTemplateCapacityReservationSpecificationCapacityReservationTargetArgs Target(string reservation) =>
        reservation.StartsWith("cr-", StringComparison.Ordinal)
            ? new() { CapacityReservationId = reservation }
            : new() { CapacityReservationResourceGroupArn = reservation };

    // What a scaling group makes has the tags that the template says, and not those of the template itself: without these the nodes are in
    // no budget.
    // Source: docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html (2026-11-21).
    private static LaunchTemplateTagSpecificationArgs Tagged(string type, AwsNodePoolArgs args) =>
        new()
        {
            ResourceType = type,
            Tags = { ["Name"] = args.Names.Tag($"pool-{args.Pool}"), [AwsTags.Environment] = args.Names.Environment },
        };
}
