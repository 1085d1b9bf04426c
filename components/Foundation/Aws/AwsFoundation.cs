using MlInfra.Components.Account;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using Pulumi;
using AwsProvider = Pulumi.Aws.Provider;

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
        : this(name, args, options, new AwsConventions(args.Environment, args.Owner)) { }

    private AwsFoundation(string name, AwsFoundationArgs args, ComponentResourceOptions? options, AwsConventions conventions)
        : base("mlinfra:foundation:AwsFoundation", name, args, With(options, conventions))
    {
        SettingsGuard.Require(name, Problems(args));
        var names = new AwsNames(args.Environment, args.Account, args.Region);
        var hardening = Hardening.For(args.Security, args.Retiring);
        (_name, _names) = (name, names);
        _provider = AwsProviders.Declare($"{name}-aws", names, this);

        var account =
            args.AccountWide == AccountWide.Create
                ? new AwsAccount($"{name}-account", new AwsAccountArgs { Account = args.Account }, Child())
                : null;
        var github = args.Ci is { } ci ? Github(name, ci, args, account) : null;
        // From here on: every role below is inside it.
        conventions.Boundary = github?.BoundaryArn;
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
                IsReadByFileSystem = args.Scratch.Lustre is not null,
            },
            Child()
        );
        Replica(name, args, hardening);
        _cluster = new AwsCluster(
            $"{name}-cluster",
            new AwsClusterArgs
            {
                Names = names,
                Settings = args.Cluster,
                Hardening = hardening,
                Clients = args.Network.Ranges,
                MountsLustre = args.Scratch.Lustre is not null,
                SubnetIds = network.PrivateSubnetIds,
                Zones = args.Network.Zones,
                Access = github is null ? [] : Workflows(github),
            },
            Child()
        );
        Datasets = args.Scratch.Lustre is { } lustre ? Scratch(name, lustre, args, hardening, network) : null;
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
        _ = new AwsBudget(
            $"{name}-budget",
            new AwsBudgetArgs
            {
                Names = names,
                Settings = args.Budget,
                AccountWide = args.AccountWide,
            },
            Child()
        );

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
    public override SharedVolume? Datasets { get; }

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

    private static List<SettingProblem> Problems(AwsFoundationArgs args) =>
        [
            .. SettingsGuard.Problems(
                ("network", args.Network),
                ("cluster", args.Cluster),
                ("artifacts", args.Artifacts),
                ("scratch", args.Scratch),
                ("database", args.Database),
                ("budget", args.Budget),
                ("ci", (object?)args.Ci ?? "none")
            ),
            .. AwsNetworkRules.Check(args.Network, args.Region, args.Cluster),
            .. CatalogueRules.Check(AwsFacts.Cloud, args.Region, args.Cluster.Pools).Select(p => p with { Path = $"cluster.{p.Path}" }),
            .. ClusterRules.Zones(args.Network.Zones, args.Cluster.Pools),
            .. ArtifactRules.Check(args.Artifacts, args.Region),
            .. ScratchRules.Check(args.Scratch, args.Network.Zones),
        ];

    private void Replica(string name, AwsFoundationArgs args, Hardening hardening)
    {
        if (args.Artifacts.Replica is null)
            return;
        _ = new AwsArtifactReplica(
            $"{name}-artifacts-replica",
            new AwsArtifactReplicaArgs
            {
                Names = _names,
                Settings = args.Artifacts,
                Hardening = hardening,
                SourceBucket = _artifacts.VersionedBucket,
                SourceArn = _artifacts.BucketArn,
                SourceKeyArn = _artifacts.KeyArn,
            },
            Child()
        );
    }

    private SharedVolume Scratch(string name, LustreSettings lustre, AwsFoundationArgs args, Hardening hardening, AwsNetwork network)
    {
        var zone = ScratchRules.ZoneIndex(lustre, args.Network.Zones);
        var scratch = new AwsScratch(
            $"{name}-scratch",
            new AwsScratchArgs
            {
                Names = _names,
                Settings = lustre,
                Hardening = hardening,
                VpcId = network.VpcId,
                SubnetId = network.PrivateSubnetIds.Apply(ids => ids[zone]),
                // The nodes mount it, not their pods.
                Clients = args.Network.Cidr,
                Artifacts = _artifacts.Url,
            },
            Child()
        );
        var attributes = new Dictionary<string, Output<string>> { ["dnsname"] = scratch.DnsName, ["mountname"] = scratch.MountName };
        return new SharedVolume(AwsScratch.Driver, scratch.FileSystemId, attributes, lustre.CapacityGiB);
    }

    private AwsGithubAccess Github(string name, CiSettings settings, AwsFoundationArgs args, AwsAccount? account) =>
        new(
            $"{name}-github",
            new AwsGithubAccessArgs
            {
                Names = _names,
                Settings = settings,
                OtherRegions = args.Artifacts.Replica is { } replica ? [replica.Region] : [],
                ProviderArn = account is null ? null : (Input<string>)account.GithubProviderArn,
            },
            Child()
        );

    private static ClusterAccess[] Workflows(AwsGithubAccess github) =>
        [
            new("github-deploy", github.DeployRoleArn, ClusterRight.Administer),
            new("github-preview", github.PreviewRoleArn, ClusterRight.View),
        ];

    // Its own come first and then those of whoever is above, so that a plan sees what they made.
    private static ComponentResourceOptions With(ComponentResourceOptions? options, AwsConventions conventions) =>
        ComponentResourceOptions.Merge(options, new ComponentResourceOptions { ResourceTransformations = { conventions.Apply } });

    private ComponentResourceOptions Child() => new() { Parent = this, Provider = _provider };

    private static string GrantedBefore(string who, string before) =>
        who == before
            ? $"{who} is granted access twice. Say everything that it may do in one call."
            : $"{who} cannot be told apart from {before}: their names joined by a dash are the same. Rename one of them.";
}
