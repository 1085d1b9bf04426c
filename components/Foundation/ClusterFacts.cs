using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;

namespace MlInfra.Components;

/// <summary>What the platform has to know of a cluster before it is there. Plain values: nothing in it needs a deployment.</summary>
public sealed record ClusterFacts
{
    /// <summary>Kubernetes version, major and minor, such as <c>1.35</c>. Required.</summary>
    public required string KubernetesVersion { get; init; }

    /// <summary>Addresses of nodes, pods and what lies beside them, such as the database. At least one network. Required.</summary>
    public required IReadOnlyList<Cidr> Networks { get; init; }

    /// <summary>Pools with accelerators. Default: none.</summary>
    public IReadOnlyList<AcceleratorPool> AcceleratorPools { get; init; } = [];

    /// <summary>Where pods fetch their cloud identity. Default: at the cloud's APIs, by HTTPS.</summary>
    public IReadOnlyList<CredentialEndpoint> CredentialEndpoints { get; init; } = [];

    /// <summary>What the image of accelerated nodes brings along. Required.</summary>
    public required GpuNodeImage GpuNodeImage { get; init; }

    /// <summary>How volumes are made. Required.</summary>
    public required VolumeDriver Volumes { get; init; }

    /// <summary>Annotations of a service of type LoadBalancer that keep it off the internet. Required.</summary>
    public required IReadOnlyDictionary<string, string> InternalLoadBalancer { get; init; }

    /// <summary>
    /// The cloud's secret manager as external-secrets names it: what stands under <c>spec.provider</c> of a store. Required.
    /// </summary>
    public required IReadOnlyDictionary<string, object> SecretStoreProvider { get; init; }
}

/// <summary>A pool of nodes with accelerators.</summary>
/// <param name="Name">Name of the pool; its nodes carry it as the label <c>mlinfra.io/pool</c>.</param>
/// <param name="Accelerator">Which accelerator, such as <c>a10g</c>; its nodes carry it as the label <c>mlinfra.io/accelerator</c>.</param>
/// <param name="GpusPerNode">Accelerators of a node.</param>
/// <param name="MaxNodes">Nodes at the most.</param>
public sealed record AcceleratorPool(string Name, string Accelerator, int GpusPerNode, int MaxNodes)
{
    /// <summary>Label of a node that says which accelerator it has.</summary>
    public const string AcceleratorLabel = "mlinfra.io/accelerator";

    /// <summary>Resource that a pod asks for to get an accelerator; also the taint that keeps other pods off the nodes.</summary>
    public const string GpuResource = "nvidia.com/gpu";

    /// <summary>How pods share an accelerator. Default: each has whole ones.</summary>
    public SharingSettings? Sharing { get; init; }

    /// <summary>Whether its nodes have Elastic Fabric Adapters. Default: no.</summary>
    public bool Efa { get; init; }

    /// <summary>What pods can ask for at the most, in the whole pool: accelerators, or parts of them where they are shared.</summary>
    public int MaxGpus => GpusPerNode * GpuSharing.Parts(Accelerator, Sharing) * MaxNodes;
}

/// <summary>An address at which pods fetch their cloud identity.</summary>
/// <param name="Network">Network in CIDR notation.</param>
/// <param name="Port">TCP port.</param>
public sealed record CredentialEndpoint(string Network, int Port);

/// <summary>What the node image brings along: whoever installs it again breaks the node.</summary>
/// <param name="HasDriver">Whether it has the GPU driver.</param>
/// <param name="HasToolkit">Whether it has the container toolkit.</param>
public sealed record GpuNodeImage(bool HasDriver, bool HasToolkit);

/// <summary>How a cluster makes volumes.</summary>
/// <param name="Provisioner">Name of the CSI driver, such as <c>ebs.csi.aws.com</c>.</param>
/// <param name="Parameters">Parameters of its storage class: encrypted, and of the kind for general use.</param>
public sealed record VolumeDriver(string Provisioner, IReadOnlyDictionary<string, string> Parameters);
