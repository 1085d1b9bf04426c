using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.Eks.Inputs;
using Eks = Pulumi.Aws.Eks;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;
using KubernetesProviderResource = Pulumi.Kubernetes.Provider;

namespace MlInfra.Components.Cluster;

/// <summary>An EKS cluster with its node pools: encrypted secrets, all control-plane logs, access by access entries only.</summary>
public sealed class AwsCluster : ComponentResource
{
    /// <summary>Declares the cluster.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsCluster(string name, AwsClusterArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:AwsCluster", name, args, options)
    {
        var role = new AwsServiceRole(
            $"{name}-role",
            new AwsServiceRoleArgs { Service = "eks.amazonaws.com", Policies = ["AmazonEKSClusterPolicy"] },
            new ComponentResourceOptions { Parent = this }
        );
        var cluster = ControlPlane(name, args, role);
        foreach (var (who, administrator) in args.Settings.Administrators.OrderBy(a => a.Key, StringComparer.Ordinal))
            Administrator($"{name}-administrator-{who}", administrator.RoleArn, cluster);

        var nodes = new AwsServiceRole(
            $"{name}-node-role",
            new AwsServiceRoleArgs
            {
                Service = "ec2.amazonaws.com",
                Policies = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"],
            },
            new ComponentResourceOptions { Parent = this }
        );
        var pools = args
            .Settings.Pools.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => Pool($"{name}-pool-{p.Key}", p.Key, p.Value, args, cluster, nodes))
            .ToArray();

        KubernetesProvider = Provider(name, args.Names, cluster, pools);
        Name = cluster.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the cluster.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>Reaches the cluster. Waits for the pools, so that what it installs finds nodes.</summary>
    public ProviderResource KubernetesProvider { get; }

    private Eks.Cluster ControlPlane(string name, AwsClusterArgs args, AwsServiceRole role)
    {
        var key = EncryptionKey.Declare($"{name}-key", $"Kubernetes secrets of {args.Names.Environment}", args.Hardening, this);
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
                DeletionProtection = args.Hardening.ClusterDeletionProtection,
            },
            new CustomResourceOptions { Parent = this, Protect = args.Hardening.ProtectData }
        );
    }

    private void Administrator(string name, string roleArn, Eks.Cluster cluster)
    {
        var entry = new Eks.AccessEntry(
            name,
            new Eks.AccessEntryArgs { ClusterName = cluster.Name, PrincipalArn = roleArn },
            new CustomResourceOptions { Parent = this }
        );
        _ = new Eks.AccessPolicyAssociation(
            $"{name}-policy",
            new Eks.AccessPolicyAssociationArgs
            {
                ClusterName = cluster.Name,
                PrincipalArn = entry.PrincipalArn,
                PolicyArn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                AccessScope = new AccessPolicyAssociationAccessScopeArgs { Type = "cluster" },
            },
            new CustomResourceOptions { Parent = this }
        );
    }

    private AwsNodePool Pool(
        string name,
        string pool,
        PoolSettings settings,
        AwsClusterArgs args,
        Eks.Cluster cluster,
        AwsServiceRole nodes
    ) =>
        new(
            name,
            new AwsNodePoolArgs
            {
                Pool = pool,
                Names = args.Names,
                Settings = settings,
                ClusterName = cluster.Name,
                NodeRoleArn = nodes.Arn,
                SubnetIds = args.SubnetIds,
            },
            new ComponentResourceOptions { Parent = this }
        );

    private KubernetesProviderResource Provider(string name, AwsNames names, Eks.Cluster cluster, AwsNodePool[] pools)
    {
        var config = Output
            .Tuple(cluster.Name, cluster.Endpoint, cluster.CertificateAuthority)
            .Apply(c => Kubeconfig.ForEks(c.Item1, names.Region, c.Item2, c.Item3.Data!));
        return new KubernetesProviderResource(
            $"{name}-kubernetes",
            new KubernetesProviderArgs { KubeConfig = config, EnableServerSideApply = true },
            new CustomResourceOptions { Parent = this, DependsOn = pools }
        );
    }
}
