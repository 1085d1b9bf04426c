using MlInfra.Components.Account;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;
using AwsProviderArgs = Pulumi.Aws.ProviderArgs;
using AwsProviderDefaultTagsArgs = Pulumi.Aws.Inputs.ProviderDefaultTagsArgs;

namespace MlInfra.Components.Aws;

/// <summary>
/// A platform's foundation in one AWS account and region: network, EKS cluster, artifact store, image registry, metadata database,
/// workload identities, budget.
/// </summary>
public sealed class AwsFoundation : Foundation
{
    private readonly string _name;
    private readonly AwsNames _names;
    private readonly AwsProvider _provider;
    private readonly AwsCluster _cluster;
    private readonly AwsArtifactStore _artifacts;
    private readonly AwsDatabase _database;
    private readonly Dictionary<string, string> _granted = new(StringComparer.Ordinal);

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
            [
                .. SettingsGuard.Problems(
                    ("network", args.Network),
                    ("cluster", args.Cluster),
                    ("artifacts", args.Artifacts),
                    ("database", args.Database),
                    ("budget", args.Budget)
                ),
                .. AwsNetworkRules.Check(args.Network, args.Cluster.Pools),
            ]
        );
        SettingsGuard.Require(name, [.. ClusterRules.Zones(args.Network.Zones, args.Cluster.Pools)]);
        var names = new AwsNames(args.Environment, args.Account, args.Region);
        var hardening = Hardening.For(args.Security, args.Retiring);
        (_name, _names) = (name, names);
        _provider = Provider(name, args);

        if (args.AccountWide == AccountWide.Create)
            _ = new AwsAccount($"{name}-account", new AwsAccountArgs { Account = args.Account }, Child());
        var network = new AwsNetwork(
            $"{name}-network",
            new AwsNetworkArgs
            {
                Names = names,
                ClusterName = names.Cluster(),
                Settings = args.Network,
                Hardening = hardening,
            },
            Child()
        );
        _artifacts = new AwsArtifactStore(
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
                Clients = args.Network.Ranges,
                SubnetIds = network.PrivateSubnetIds,
                Zones = args.Network.Zones,
            },
            Child()
        );
        _database = new AwsDatabase(
            $"{name}-database",
            new AwsDatabaseArgs
            {
                Names = names,
                Settings = args.Database,
                Hardening = hardening,
                VpcId = network.VpcId,
                SubnetIds = network.IsolatedSubnetIds,
                Clients = args.Network.Ranges,
            },
            Child()
        );
        var images = new AwsImageRegistry($"{name}-images", new AwsImageRegistryArgs { Names = names, Hardening = hardening }, Child());
        _ = new AwsBudget($"{name}-budget", new AwsBudgetArgs { Names = names, Settings = args.Budget }, Child());

        ClusterName = _cluster.Name;
        ArtifactStore = _artifacts.Url;
        Connect = _cluster.Name.Apply(cluster => $"aws eks update-kubeconfig --name {cluster} --region {args.Region}");
        ImageRegistry = images.Address;
        Facts = AwsFacts.Of(args);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override ProviderResource KubernetesProvider => _cluster.KubernetesProvider;

    /// <inheritdoc/>
    public override ClusterFacts Facts { get; }

    /// <inheritdoc/>
    public override MetadataDatabase Database => new(_database.Host, AwsDatabase.Port, AwsDatabase.Database, _database.SecretArn);

    /// <inheritdoc/>
    /// <exception cref="RunException">The service account has been granted access before, or there is no permission.</exception>
    public override Output<string> GrantAccess(string space, string serviceAccount, params IReadOnlyList<Permission> permissions)
    {
        var name = $"{_name}-access-{space}-{serviceAccount}";
        var who = $"service account {serviceAccount} of namespace {space}";
        // EKS associates one role with a service account, and refuses a second one: only when it is deployed.
        if (!_granted.TryAdd(name, who))
            throw new RunException(GrantedBefore(who, _granted[name]));
        var identity = new AwsWorkloadIdentity(
            name,
            new AwsWorkloadIdentityArgs
            {
                Names = _names,
                ClusterName = ClusterName,
                Namespace = space,
                ServiceAccount = serviceAccount,
                Permissions = permissions,
                Artifacts = Output
                    .Tuple(_artifacts.BucketArn, _artifacts.KeyArn)
                    .Apply(a => new ArtifactTarget(a.Item1, a.Item2, _names.Account)),
                DatabaseSecret = Output.Tuple(_database.SecretArn, _database.KeyArn).Apply(s => new SecretTarget(s.Item1, s.Item2)),
            },
            Child()
        );
        return identity.ServiceAccount;
    }

    private ComponentResourceOptions Child() => new() { Parent = this, Provider = _provider };

    private static string GrantedBefore(string who, string before) =>
        who == before
            ? $"{who} is granted access twice. Say everything that it may do in one call."
            : $"{who} cannot be told apart from {before}: their names joined by a dash are the same. Rename one of them.";

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
                        [AwsTags.Environment] = args.Environment,
                        [AwsTags.Owner] = args.Owner,
                        [AwsTags.ManagedBy] = "pulumi",
                    },
                },
            },
            new CustomResourceOptions { Parent = this }
        );
}
