using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;
using AwsProviderDefaultTagsArgs = Pulumi.Aws.Inputs.ProviderDefaultTagsArgs;

namespace MlInfra.Components.Aws;

/// <summary>A platform's foundation in one AWS account and region: network, EKS cluster, artifact store.</summary>
public sealed class AwsFoundation : Foundation
{
    private readonly AwsCluster _cluster;

    /// <summary>Declares the foundation.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsFoundation(string name, AwsFoundationArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:foundation:AwsFoundation", name, args, options)
    {
        SettingsGuard.Require(
            name,
            ("network", args.Network),
            ("cluster", args.Cluster),
            ("artifacts", args.Artifacts),
            ("database", args.Database),
            ("budget", args.Budget)
        );
        var names = new AwsNames(args.Environment, args.Account, args.Region);
        var hardening = Hardening.For(args.Security);
        var provider = Provider(name, args);
        ComponentResourceOptions Child() => new() { Parent = this, Provider = provider };

        var network = new AwsNetwork(
            $"{name}-network",
            new AwsNetworkArgs
            {
                Names = names,
                ClusterName = names.Cluster(),
                Settings = args.Network,
            },
            Child()
        );
        var artifacts = new AwsArtifactStore(
            $"{name}-artifacts",
            new AwsArtifactStoreArgs
            {
                Names = names,
                Settings = args.Artifacts,
                Hardening = hardening,
            },
            Child()
        );
        _cluster = new AwsCluster(
            $"{name}-cluster",
            new AwsClusterArgs
            {
                Names = names,
                Settings = args.Cluster,
                Hardening = hardening,
                SubnetIds = network.PrivateSubnetIds,
            },
            Child()
        );

        ClusterName = _cluster.Name;
        ArtifactStore = artifacts.Url;
        Connect = _cluster.Name.Apply(cluster => $"aws eks update-kubeconfig --name {cluster} --region {args.Region}");
        ImageRegistry = Output.Create("");
        Facts = AwsFacts.Of(args);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override ProviderResource KubernetesProvider => _cluster.KubernetesProvider;

    /// <inheritdoc/>
    public override ClusterFacts Facts { get; }

    /// <inheritdoc/>
    public override MetadataDatabase Database { get; } = new(Output.Create("todo"), 5432, "mlflow", Output.Create("todo"));

    /// <inheritdoc/>
    public override Output<string> GrantAccess(string space, string serviceAccount, params IReadOnlyList<Permission> permissions) =>
        Output.Create(serviceAccount);

    private AwsProvider Provider(string name, AwsFoundationArgs args) =>
        new(
            $"{name}-aws",
            new AwsProviderArgs
            {
                Region = args.Region,
                AllowedAccountIds = { args.Account },
                DefaultTags = new AwsProviderDefaultTagsArgs
                {
                    Tags =
                    {
                        ["mlinfra:environment"] = args.Environment,
                        ["mlinfra:owner"] = args.Owner,
                        ["mlinfra:managed-by"] = "pulumi",
                    },
                },
            },
            new CustomResourceOptions { Parent = this }
        );
}
