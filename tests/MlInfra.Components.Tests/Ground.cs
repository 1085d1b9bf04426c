using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Tests;

/// <summary>A foundation without a cloud.</summary>
internal sealed class Ground : Foundation
{
    private static readonly AcceleratorPool[] OnePool = [new("a10g", "a10g", GpusPerNode: 1, MaxNodes: 4)];

    public Ground(string name, IReadOnlyList<AcceleratorPool>? pools = null, SharedVolume? datasets = null)
        : base("test:foundation:Ground", name, ResourceArgs.Empty, null)
    {
        Facts = WithPools(pools ?? OnePool);
        Datasets = datasets;
        KubernetesProvider = new Pulumi.Kubernetes.Provider(
            $"{name}-kubernetes",
            new Pulumi.Kubernetes.ProviderArgs { KubeConfig = "{}" },
            new CustomResourceOptions { Parent = this }
        );
        ClusterName = Output.Create("ground");
        Connect = Output.Create("none");
        ArtifactStore = Output.Create("s3://ground");
        ImageRegistry = Output.Create("registry.example.com/ground");
        RegisterOutputs();
    }

    public override ProviderResource KubernetesProvider { get; }

    public override ClusterFacts Facts { get; }

    public override SharedVolume? Datasets { get; }

    private static ClusterFacts WithPools(IReadOnlyList<AcceleratorPool> pools) =>
        new()
        {
            KubernetesVersion = "1.35",
            Networks = [Cidr.Parse("10.20.0.0/16"), Cidr.Parse("100.64.0.0/16")],
            AcceleratorPools = pools,
            GpuNodeImage = new GpuNodeImage(HasDriver: true, HasToolkit: true),
            CredentialEndpoints = [new CredentialEndpoint("169.254.170.23/32", 80)],
            Volumes = new VolumeDriver("disks.example.com", new Dictionary<string, string> { ["encrypted"] = "true" }),
            InternalLoadBalancer = new Dictionary<string, string> { ["example.com/internal"] = "true" },
            SecretStoreProvider = new Dictionary<string, object>
            {
                ["aws"] = new Dictionary<string, object> { ["service"] = "SecretsManager" },
            },
        };

    public override MetadataDatabase Database =>
        new(Output.Create("database.example.com"), 5432, "mlinfra", Output.Create("database-secret"));

    /// <summary>The identity is the resource <c>ground-access-&lt;namespace&gt;-&lt;service account&gt;</c>, with what it may do.</summary>
    public override Output<string> GrantAccess(string space, string serviceAccount, params IReadOnlyList<Permission> permissions)
    {
        var access = new Access(
            $"ground-access-{space}-{serviceAccount}",
            new AccessArgs { Permissions = permissions.Select(p => p.ToString()!).ToArray() },
            new CustomResourceOptions { Parent = this }
        );
        return OutputUtilities.WithDependency(Output.Create(serviceAccount), access);
    }

    private sealed class Access(string name, AccessArgs args, CustomResourceOptions options)
        : CustomResource("test:foundation:Access", name, args, options);

    private sealed class AccessArgs : ResourceArgs
    {
        [Input("permissions", required: true)]
        public required InputList<string> Permissions { get; init; }
    }
}

/// <summary>What is around a part that is planned by itself. Not in <see cref="Ground"/>: what a component creates has a parent.</summary>
internal static class Around
{
    /// <summary>What parts get that stand on this foundation, with the kinds of <c>kinds</c>.</summary>
    public static PlatformContext Context(SecurityLevel level = SecurityLevel.Standard)
    {
        var ground = new Ground("ground");
        var kinds = new CustomKinds("kinds", new CustomKindsArgs { Foundation = ground });
        return new PlatformContext(ground, Hardening.For(level), kinds.Installed, new ImageSettings(), new PlaceholderSecrets());
    }

    /// <summary>A resource that uses an output of a part, and so waits for what that waits for.</summary>
    public static void Use(string name, Output<string> output) =>
        _ = new ServiceAccount(name, new ServiceAccountArgs { Metadata = new ObjectMetaArgs { Annotations = { ["uses"] = output } } });
}
