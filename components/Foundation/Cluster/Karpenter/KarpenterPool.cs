using MlInfra.Components.Aws;
using MlInfra.Components.Cluster.Kinds;
using MlInfra.Components.Common;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Cluster;

/// <summary>
/// The nodes of a pool that Karpenter makes: a NodePool for each part of the pool, with the EC2NodeClass that it names.
/// </summary>
internal sealed class KarpenterPool : ComponentResource
{
    // Karpenter drains the nodes first, and pods take their time to end.
    private static readonly TimeSpan Draining = TimeSpan.FromMinutes(30);

    private readonly AwsNodePoolArgs _args;
    private readonly Resource[] _needs;

    /// <summary>Declares the pool.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="nodeRole">Name of the role of its nodes.</param>
    /// <param name="needs">What makes nodes, and lets them in: it has to outlive the pool.</param>
    /// <param name="options">Options of the component.</param>
    public KarpenterPool(string name, AwsNodePoolArgs args, Output<string> nodeRole, Resource[] needs, ComponentResourceOptions options)
        : base("mlinfra:cluster:KarpenterPool", name, ResourceArgs.Empty, options)
    {
        (_args, _needs) = (args, needs);
        // None where all nodes always run: those have a network of their own.
        var shares = KarpenterShare.Of(args.Pool, args.Settings);
        var efa = shares.Count > 0 ? EfaNetwork.Declare(name, args, this) : null;
        foreach (var share in shares)
        {
            var role = share.Groups[0].Role;
            var nodeClass = Class($"{name}-{role}-class", share, nodeRole, efa);
            Nodes($"{name}-{role}", share, nodeClass);
        }
        RegisterOutputs();
    }

    // Its finalizer waits for the nodes of it to end, and only the controller takes it off.
    private Ec2NodeClass Class(string name, KarpenterShare share, Output<string> nodeRole, EfaNetwork? efa)
    {
        var pool = _args.Settings;
        var spec = new Ec2NodeClassSpecArgs
        {
            AmiSelectorTerms = new NodeImageTermArgs { Alias = ClusterVersions.For(_args.KubernetesVersion).NodeImage },
            Role = nodeRole,
            SubnetSelectorTerms = new NodeTagTermArgs
            {
                Tags = new InputMap<string> { [KarpenterProvisioner.DiscoveryTag] = _args.Names.Cluster() },
            },
            SecurityGroupSelectorTerms = SecurityGroups(efa),
            BlockDeviceMappings = RootVolume(pool),
            // A token is required, and does not travel past the node itself: pods get their identity elsewhere.
            MetadataOptions = new NodeMetadataArgs
            {
                HttpEndpoint = "enabled",
                HttpProtocolIPv6 = "disabled",
                HttpPutResponseHopLimit = 1,
                HttpTokens = "required",
            },
            DetailedMonitoring = true,
            // What Karpenter makes has no default tags: without these the nodes are in no budget.
            Tags = new InputMap<string>
            {
                ["Name"] = _args.Names.Tag($"pool-{_args.Pool}"),
                [AwsTags.Environment] = _args.Names.Environment,
            },
        };
        if (share.Reservations(pool) is [_, ..] reservations)
            spec.CapacityReservationSelectorTerms = reservations.Select(r => new NodeIdTermArgs { Id = r }).ToArray();
        if (PoolDisks.HasLocalDisks(pool))
            spec.InstanceStorePolicy = "RAID0";
        if (efa?.Placement is { } placement && !share.IsReserved)
            spec.PlacementGroupSelector = new NodePlacementArgs { Name = placement };
        return new Ec2NodeClass(name, new Ec2NodeClassArgs { Metadata = Named(share), Spec = spec }, WaitingFor(_needs));
    }

    // Deleting it deletes its nodes, and Pulumi waits for them: they name it as their owner.
    // Source: github.com/kubernetes-sigs/karpenter, pkg/controllers/provisioning/scheduling/nodeclaimtemplate.go; foreground deletion is the
    // default of github.com/pulumi/pulumi-kubernetes, pull request 3011 (2026-11-21).
    private void Nodes(string name, KarpenterShare share, Ec2NodeClass nodeClass)
    {
        var disruption = KarpenterDisruption.Of(_args.Settings);
        _ = new NodePool(
            name,
            new NodePoolArgs
            {
                Metadata = Named(share),
                Spec = new NodePoolSpecArgs
                {
                    Template = Template(share, nodeClass, disruption),
                    Disruption = new NodePoolDisruptionArgs
                    {
                        ConsolidationPolicy = disruption.Policy,
                        ConsolidateAfter = disruption.After,
                        Budgets = disruption.Budgets.Select(Budget).ToArray(),
                    },
                    Limits = new Dictionary<string, string>(NodeLimits.Of(_args.Settings, share)),
                    Weight = share.Weight,
                },
            },
            WaitingFor([nodeClass])
        );
    }

    // As in a managed node group, so that the platform schedules alike.
    private NodePoolTemplateArgs Template(KarpenterShare share, Ec2NodeClass nodeClass, KarpenterDisruption disruption) =>
        new()
        {
            Metadata = new NodePoolTemplateMetadataArgs
            {
                Labels = new Dictionary<string, string>(PoolNodes.Labels(_args.Pool, _args.Settings)),
            },
            Spec = new NodePoolTemplateSpecArgs
            {
                NodeClassRef = new NodeClassReferenceArgs { Name = nodeClass.Metadata.Apply(m => m.Name) },
                Requirements = Requirements(share).ToArray(),
                Taints = PoolNodes.Taints(_args.Settings).Select(t => new NodeTaintArgs { Key = t.Key, Value = t.Value }).ToArray(),
                ExpireAfter = disruption.ExpireAfter,
            },
        };

    private IEnumerable<NodeRequirementArgs> Requirements(KarpenterShare share)
    {
        yield return In("karpenter.sh/capacity-type", share.CapacityTypes);
        yield return In("node.kubernetes.io/instance-type", share.InstanceTypes);
        if (share.Zones.Count > 0)
            yield return In("topology.kubernetes.io/zone", [.. share.Zones.Select(z => $"{_args.Names.Region}{z}")]);
    }

    private static NodeRequirementArgs In(string key, IReadOnlyList<string> values) => new() { Key = key, Values = values.ToArray() };

    private static NodePoolBudgetArgs Budget(DisruptionBudget budget) =>
        budget.Reason is { } reason
            ? new NodePoolBudgetArgs { Nodes = budget.Nodes, Reasons = reason }
            : new NodePoolBudgetArgs { Nodes = budget.Nodes };

    private NodeIdTermArgs[] SecurityGroups(EfaNetwork? efa)
    {
        var cluster = new NodeIdTermArgs { Id = _args.ClusterSecurityGroupId! };
        return efa is null ? [cluster] : [cluster, new NodeIdTermArgs { Id = efa.SecurityGroupId }];
    }

    private static NodeDiskArgs RootVolume(PoolSettings pool)
    {
        var volume = new NodeVolumeArgs
        {
            VolumeSize = $"{pool.DiskGiB}Gi",
            VolumeType = "gp3",
            Encrypted = true,
            DeleteOnTermination = true,
        };
        if (PoolDisks.Throughput(pool) is { } throughput)
            volume.Throughput = throughput;
        return new NodeDiskArgs { DeviceName = ClusterVersions.RootDevice, Ebs = volume };
    }

    private static ObjectMetaArgs Named(KarpenterShare share) => new() { Name = share.Name, Annotations = WaitFor.Condition("Ready") };

    private CustomResourceOptions WaitingFor(Resource[] needs) =>
        new()
        {
            Parent = this,
            DependsOn = needs,
            CustomTimeouts = new CustomTimeouts { Delete = Draining },
        };
}
