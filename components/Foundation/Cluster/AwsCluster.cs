using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Eks.Inputs;
using Pulumi.Utilities;
using Eks = Pulumi.Aws.Eks;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;
using KubernetesProviderResource = Pulumi.Kubernetes.Provider;

namespace MlInfra.Components.Cluster;

/// <summary>
/// An EKS cluster with its add-ons, node pools and autoscaler: encrypted secrets, all control-plane logs, access by access entries only,
/// network policies enforced.
/// </summary>
public sealed class AwsCluster : ComponentResource
{
    private const int ApiPort = 443;

    /// <summary>Declares the cluster.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsCluster(string name, AwsClusterArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:AwsCluster", name, args, options)
    {
        SettingsGuard.Require(name, Problems(args));
        var role = new AwsServiceRole(
            $"{name}-role",
            new AwsServiceRoleArgs
            {
                Service = "eks.amazonaws.com",
                RoleName = args.Names.Role("cluster"),
                Policies = ["AmazonEKSClusterPolicy"],
            },
            new ComponentResourceOptions { Parent = this }
        );
        var cluster = ControlPlane(name, args, role);
        Resource[] reached =
        [
            .. LetIn(name, args, cluster),
            .. args
                .Settings.Administrators.OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => LetAct($"{name}-administrator-{a.Key}", a.Value.RoleArn, ClusterRight.Administer, cluster)),
            .. args.Access.Select(a => LetAct($"{name}-access-{a.Name}", a.RoleArn, a.Right, cluster)),
        ];

        var nodes = NodeRole.Declare($"{name}-node-role", args.Names, "nodes", this);
        var addOns = new AddOns(name, args.Names, cluster.Name, ClusterVersions.For(args.Settings.Version), this);
        var beforeNodes = addOns.BeforeNodes();
        // Nodes become ready with these only, and leave in order while they are there.
        var networked = beforeNodes.Aggregate(cluster.Name, OutputUtilities.WithDependency);
        var pools = NodeGroups(args.Settings)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => Pool(name, p.Key, p.Value, args, cluster, networked, nodes));
        var onNodes = addOns.OnNodes(
            [.. pools.Where(p => args.Settings.Pools[p.Key].Accelerator is null).Select(p => p.Value)],
            args.MountsLustre
        );
        if (args.Settings.AcceleratorPools.Count > 0)
            onNodes = [.. onNodes, addOns.WatchesAccelerators()];

        // Whoever is let in by these stays so until everything in the cluster is gone.
        Resource[] ready = [.. reached, .. beforeNodes, .. onNodes, .. pools.Values];
        if (args.Settings.Provisioner == Provisioner.Karpenter)
            ready = [.. ready, Karpenter($"{name}-karpenter", args, cluster, ready)];
        KubernetesProvider = Provider($"{name}-kubernetes", args.Names, cluster, ready);
        var inCluster = new ComponentResourceOptions { Parent = this, Provider = KubernetesProvider };
        if (args.Settings.AcceleratorPools.Any(p => p.Efa))
            _ = new EfaPlugin($"{name}-efa", inCluster);
        AddsNodes(name, args, cluster, [.. pools.Values.SelectMany(p => p.Groups)], inCluster);
        Name = cluster.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the cluster.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>
    /// Reaches the cluster. Waits for add-ons and pools, so that what it installs finds nodes, names, volumes and identities, and is gone
    /// before they go.
    /// </summary>
    public ProviderResource KubernetesProvider { get; }

    private static List<SettingProblem> Problems(AwsClusterArgs args) =>
        [
            .. SettingsGuard.Problems(("cluster", args.Settings)),
            .. CatalogueRules
                .Check(AwsFacts.Cloud, args.Names.Region, args.Settings.Pools)
                .Select(p => p with { Path = $"cluster.{p.Path}" }),
        ];

    private Eks.Cluster ControlPlane(string name, AwsClusterArgs args, AwsServiceRole role)
    {
        var key = EncryptionKey.Declare($"{name}-key", $"Kubernetes secrets of {args.Names.Environment}", args.Names, args.Hardening, this);
        var logs = Logs(name, args);
        var exposed = args.Settings.ApiExposedTo;
        return new Eks.Cluster(
            $"{name}-control-plane",
            new Eks.ClusterArgs
            {
                Name = args.Names.Cluster(),
                Version = args.Settings.Version,
                RoleArn = role.Arn,
                VpcConfig = new ClusterVpcConfigArgs
                {
                    SubnetIds = args.SubnetIds,
                    EndpointPrivateAccess = true,
                    EndpointPublicAccess = exposed.Count > 0,
                    PublicAccessCidrs = exposed.Select(c => c.ToString()).ToArray(),
                },
                AccessConfig = new ClusterAccessConfigArgs { AuthenticationMode = "API", BootstrapClusterCreatorAdminPermissions = true },
                EncryptionConfig = new ClusterEncryptionConfigArgs
                {
                    Provider = new ClusterEncryptionConfigProviderArgs { KeyArn = key.Arn },
                    Resources = { "secrets" },
                },
                EnabledClusterLogTypes = { "api", "audit", "authenticator", "controllerManager", "scheduler" },
                // Without it, a version past its standard support costs six times as much, and nobody is asked.
                // Source: docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html, aws.amazon.com/eks/pricing (2026-11-21).
                UpgradePolicy = new ClusterUpgradePolicyArgs { SupportType = "STANDARD" },
                DeletionProtection = args.Hardening.ClusterDeletionProtection,
                // EKS would install them unmanaged, at versions of its own.
                BootstrapSelfManagedAddons = false,
            },
            new CustomResourceOptions
            {
                Parent = this,
                Protect = args.Hardening.ProtectData,
                DependsOn = { logs },
            }
        );
    }

    // Made by us before EKS makes it, which would keep it for ever and leave it behind.
    private LogGroup Logs(string name, AwsClusterArgs args)
    {
        var (names, logGroup) = (args.Names, args.Names.ClusterLogGroup());
        var use = KeyUse.ByLogGroup(names.Region, names.LogGroupArn(logGroup));
        var key = EncryptionKey.Declare($"{name}-logs-key", $"Cluster logs of {names.Environment}", names, args.Hardening, this, use);
        return new LogGroup(
            $"{name}-logs",
            new LogGroupArgs
            {
                Name = logGroup,
                RetentionInDays = args.Hardening.ClusterLogDays,
                KmsKeyId = key.Arn,
            },
            new CustomResourceOptions { Parent = this }
        );
    }

    // The private API lets in nodes only, unless told: whoever deploys from inside the network is no node.
    // Source: docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html (2026-11-21).
    private IReadOnlyList<Resource> LetIn(string name, AwsClusterArgs args, Eks.Cluster cluster) =>
        IngressRules.Declare(
            $"{name}-api-ingress",
            "Kubernetes API from the network",
            cluster.VpcConfig.Apply(v => v.ClusterSecurityGroupId!),
            args.Clients,
            ApiPort,
            this
        );

    private Eks.AccessPolicyAssociation LetAct(string name, Input<string> roleArn, ClusterRight right, Eks.Cluster cluster)
    {
        var entry = new Eks.AccessEntry(
            name,
            new Eks.AccessEntryArgs { ClusterName = cluster.Name, PrincipalArn = roleArn },
            new CustomResourceOptions { Parent = this }
        );
        return new Eks.AccessPolicyAssociation(
            $"{name}-policy",
            new Eks.AccessPolicyAssociationArgs
            {
                ClusterName = cluster.Name,
                PrincipalArn = entry.PrincipalArn,
                // Source: docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html (2026-11-21).
                PolicyArn = right switch
                {
                    ClusterRight.Administer => "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                    _ => "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
                },
                AccessScope = new AccessPolicyAssociationAccessScopeArgs { Type = "cluster" },
            },
            new CustomResourceOptions { Parent = this }
        );
    }

    // With Karpenter what always runs, and nothing that grows: two that add nodes for the same pods would add them twice.
    private static IEnumerable<KeyValuePair<string, PoolSettings>> NodeGroups(ClusterSettings cluster) =>
        cluster.Provisioner == Provisioner.Karpenter
            ? from pool in cluster.Pools
            let managed = KarpenterShare.Managed(pool.Value)
            where managed is not null
            select KeyValuePair.Create(pool.Key, managed)
            : cluster.Pools;

    // Through a provider of its own: what is installed later goes before the nodes of Karpenter do, as it goes before all others. Its
    // controllers could not tidy up without nodes.
    private KarpenterProvisioner Karpenter(string name, AwsClusterArgs args, Eks.Cluster cluster, Resource[] ready) =>
        new(
            name,
            new KarpenterProvisionerArgs
            {
                Names = args.Names,
                ClusterName = cluster.Name,
                KubernetesVersion = args.Settings.Version,
                Hardening = args.Hardening,
                Pools = args.Settings.Pools,
                ClusterSecurityGroupId = cluster.VpcConfig.Apply(v => v.ClusterSecurityGroupId!),
                VpcId = cluster.VpcConfig.Apply(v => v.VpcId!),
            },
            new ComponentResourceOptions { Parent = this, Provider = Provider($"{name}-kubernetes", args.Names, cluster, ready) }
        );

    private static void AddsNodes(
        string name,
        AwsClusterArgs args,
        Eks.Cluster cluster,
        IReadOnlyList<ScaledGroup> groups,
        ComponentResourceOptions inCluster
    )
    {
        if (args.Settings.Provisioner == Provisioner.Autoscaler)
            _ = new ClusterAutoscaler(
                $"{name}-autoscaler",
                new ClusterAutoscalerArgs
                {
                    Names = args.Names,
                    ClusterName = cluster.Name,
                    KubernetesVersion = args.Settings.Version,
                    Groups = groups,
                    MostGpus = args.Settings.AcceleratorPools.ToDictionary(p => p.Name, p => p.MaxGpus),
                },
                inCluster
            );
    }

    private AwsNodePool Pool(
        string name,
        string pool,
        PoolSettings settings,
        AwsClusterArgs args,
        Eks.Cluster cluster,
        Output<string> networked,
        AwsServiceRole nodes
    ) =>
        new(
            $"{name}-pool-{pool}",
            new AwsNodePoolArgs
            {
                Pool = pool,
                Names = args.Names,
                Settings = settings,
                KubernetesVersion = args.Settings.Version,
                ClusterName = networked,
                NodeRoleArn = nodes.Arn,
                SubnetIds = args.SubnetIds,
                Zones = args.Zones,
                VpcId = cluster.VpcConfig.Apply(v => v.VpcId!),
                ClusterSecurityGroupId = cluster.VpcConfig.Apply(v => v.ClusterSecurityGroupId!),
                // Karpenter adds nodes of its own and leaves these alone.
                HasFixedSize = args.Settings.Provisioner == Provisioner.Karpenter,
            },
            new ComponentResourceOptions { Parent = this }
        );

    private KubernetesProviderResource Provider(string name, AwsNames names, Eks.Cluster cluster, Resource[] needs)
    {
        var config = Output
            .Tuple(cluster.Name, cluster.Endpoint, cluster.CertificateAuthority)
            .Apply(c => Kubeconfig.ForEks(c.Item1, names.Region, c.Item2, c.Item3.Data!));
        return new KubernetesProviderResource(
            name,
            new KubernetesProviderArgs { KubeConfig = config, EnableServerSideApply = true },
            new CustomResourceOptions { Parent = this, DependsOn = needs }
        );
    }
}
