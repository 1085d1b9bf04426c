using MlInfra.Components.Common;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Kubernetes.Helm.V3;

namespace MlInfra.Components.Cluster;

/// <summary>
/// Karpenter, which makes nodes as pods need them, and the pools that it makes them for. Its Kubernetes part goes through the Kubernetes
/// provider that its options name. What goes with a cluster goes in order: nodes first, then what makes them.
/// </summary>
public sealed class KarpenterProvisioner : ComponentResource
{
    /// <summary>Tag by whose value, the cluster's name, the subnets of its nodes are known.</summary>
    public const string DiscoveryTag = "karpenter.sh/discovery";

    /// <summary>Declares Karpenter and its pools.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public KarpenterProvisioner(string name, KarpenterProvisionerArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:KarpenterProvisioner", name, args, options)
    {
        SettingsGuard.Require(name, [.. SettingsGuard.Problems(("pools", args.Pools)), .. KarpenterRules.Check(args.Pools)]);
        // Not that of the managed node groups: EKS lets the nodes of those in by itself, and takes that back with the last of them.
        // Source: docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html (2026-11-21).
        var nodes = NodeRole.Declare($"{name}-node-role", args.Names, "karpenter-nodes", this);
        var letIn = new AccessEntry(
            $"{name}-nodes",
            new AccessEntryArgs
            {
                ClusterName = args.ClusterName,
                PrincipalArn = nodes.Arn,
                Type = "EC2_LINUX",
            },
            new CustomResourceOptions { Parent = this }
        );
        var release = Controller(name, args, nodes);
        foreach (var pool in args.Pools.Keys.Order(StringComparer.Ordinal))
            Pool($"{name}-pool-{pool}", pool, args, nodes, letIn, release);
        ReleaseName = release.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the Helm release of the controller.</summary>
    [Output("releaseName")]
    public Output<string> ReleaseName { get; private set; }

    private Release Controller(string name, KarpenterProvisionerArgs args, AwsServiceRole nodes)
    {
        var cluster = args.ClusterName.ToOutput();
        var (queueArn, queue) = InterruptionQueue.Declare($"{name}-interruptions", args.Names, this);
        var policy = Output.Tuple(cluster, nodes.Arn, queueArn).Apply(a => KarpenterPolicy.Text(a.Item1, args.Names, a.Item2, a.Item3));
        var role = WorkloadRole.WithPolicy(name, args.Names, PodRole.Namespace, KarpenterValues.ServiceAccount, policy, this);
        var identity = new PodIdentityAssociation(
            $"{name}-identity",
            new PodIdentityAssociationArgs
            {
                ClusterName = cluster,
                Namespace = PodRole.Namespace,
                ServiceAccount = KarpenterValues.ServiceAccount,
                RoleArn = role,
            },
            new CustomResourceOptions { Parent = this }
        );
        var space = Output.Create(PodRole.Namespace);
        var kinds = HelmRelease.Declare($"{name}-kinds", ClusterVersions.KarpenterKinds, space, KarpenterValues.OfKinds(), this);
        var replicas = KarpenterValues.Replicas(args.Hardening.ControllerReplicas, args.Pools);
        var values = KarpenterValues.Of(cluster, queue, args.Names.Region, replicas);
        // A pod gets its identity when it is created, or not at all.
        return HelmRelease.Declare($"{name}-release", ClusterVersions.Karpenter, space, values, this, kinds, identity);
    }

    private void Pool(string name, string pool, KarpenterProvisionerArgs args, AwsServiceRole nodes, Resource letIn, Resource release) =>
        _ = new KarpenterPool(
            name,
            new AwsNodePoolArgs
            {
                Pool = pool,
                Names = args.Names,
                Settings = args.Pools[pool],
                KubernetesVersion = args.KubernetesVersion,
                ClusterName = args.ClusterName,
                NodeRoleArn = nodes.Arn,
                VpcId = args.VpcId,
                ClusterSecurityGroupId = args.ClusterSecurityGroupId,
            },
            nodes.RoleName,
            [letIn, release],
            new ComponentResourceOptions { Parent = this }
        );
}
