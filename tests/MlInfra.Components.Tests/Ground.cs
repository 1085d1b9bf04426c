using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>A foundation without a cloud.</summary>
internal sealed class Ground : Foundation
{
    public Ground(string name)
        : base("test:foundation:Ground", name, ResourceArgs.Empty, null)
    {
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

    public override ClusterFacts Facts { get; } =
        new()
        {
            KubernetesVersion = "1.35",
            Network = Cidr.Parse("10.20.0.0/16"),
            AcceleratorPools = [new AcceleratorPool("a10g", "a10g", GpusPerNode: 1, MaxNodes: 4)],
            GpuNodeImage = new GpuNodeImage(HasDriver: true, HasToolkit: true),
            Volumes = new VolumeDriver("ebs.csi.aws.com", new Dictionary<string, string>()),
            InternalLoadBalancer = new Dictionary<string, string>(),
            SecretStoreProvider = new Dictionary<string, object>(),
        };

    public override MetadataDatabase Database =>
        new(Output.Create("database.example.com"), 5432, "mlinfra", Output.Create("database-secret"));

    public override Output<string> GrantAccess(string space, string serviceAccount, params IReadOnlyList<Permission> permissions) =>
        Output.Create(serviceAccount);
}
