using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>What goes with one Kubernetes version.</summary>
public sealed record ClusterRelease
{
    /// <summary>Kubernetes version, major and minor, such as <c>1.35</c>.</summary>
    public required string Kubernetes { get; init; }

    /// <summary>Version of the add-on <c>vpc-cni</c>, which gives pods their addresses and enforces network policies.</summary>
    public required string VpcCni { get; init; }

    /// <summary>Version of the add-on <c>kube-proxy</c>: its minor version is that of Kubernetes.</summary>
    public required string KubeProxy { get; init; }

    /// <summary>Version of the add-on <c>coredns</c>.</summary>
    public required string CoreDns { get; init; }

    /// <summary>Version of the add-on <c>aws-ebs-csi-driver</c>, which makes volumes.</summary>
    public required string EbsCsiDriver { get; init; }

    /// <summary>Version of the add-on <c>aws-fsx-csi-driver</c>, which mounts Lustre file systems.</summary>
    public required string FsxCsiDriver { get; init; }

    /// <summary>Version of the add-on <c>eks-pod-identity-agent</c>, which hands pods their cloud identity.</summary>
    public required string PodIdentityAgent { get; init; }

    /// <summary>Version of the add-on <c>metrics-server</c>, which tells what pods use: autoscaling of pods goes by it.</summary>
    public required string MetricsServer { get; init; }

    /// <summary>Version of the add-on <c>eks-node-monitoring-agent</c>, which sees accelerators fail; node repair acts on it.</summary>
    public required string NodeMonitoringAgent { get; init; }

    /// <summary>
    /// Image of the nodes that Karpenter makes: family and release, of which there is one for each Kubernetes version. Nodes are replaced,
    /// one by one, when it changes.
    /// </summary>
    public required string NodeImage { get; init; }

    /// <summary>Image tag of the cluster autoscaler: its minor version has to be that of Kubernetes.</summary>
    public required string AutoscalerTag { get; init; }
}

/// <summary>Versions of the cluster family, in one place.</summary>
public static class ClusterVersions
{
    // Ends of standard support: 1.34 on 2026-12-02, 1.35 on 2027-03-27.
    // Source: docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, endoflife.date/amazon-eks (read 2026-11-21).
    //
    // Add-ons: what EKS installed by default, and clusters ran, in September and October 2026, as several public projects report
    // from `aws eks describe-addon-versions`; read 2026-11-21, not asked of AWS itself. AWS' own pages (managing-vpc-cni,
    // managing-kube-proxy, managing-coredns under docs.aws.amazon.com/eks/latest/userguide) list the same or older builds, and none of
    // the others. Newer ones exist. To see what a region has:
    //   aws eks describe-addon-versions --kubernetes-version 1.35 --addon-name vpc-cni
    // The FSx driver: the newest build that public projects pin; it is one of the add-ons under
    // docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html (read 2026-11-21), where its builds are not listed.
    //
    // Autoscaler: github.com/kubernetes/autoscaler/releases, cluster-autoscaler-1.34.5 of 2026-07-23; 1.35.2 is the newest of its minor
    // that public projects run (read 2026-11-21). No digest: none was seen at the registry itself.
    //
    // Node image: github.com/awslabs/amazon-eks-ami/releases/tag/v20260903, with and without NVIDIA's driver for 1.34 and 1.35; the newest
    // that was seen (read 2026-11-21).
    private static readonly ClusterRelease[] Releases =
    [
        new()
        {
            Kubernetes = "1.34",
            VpcCni = "v1.22.4-eksbuild.3",
            KubeProxy = "v1.34.6-eksbuild.29",
            CoreDns = "v1.13.2-eksbuild.31",
            EbsCsiDriver = "v1.66.0-eksbuild.1",
            FsxCsiDriver = "v1.9.0-eksbuild.1",
            PodIdentityAgent = "v1.3.10-eksbuild.3",
            MetricsServer = "v0.8.1-eksbuild.4",
            NodeMonitoringAgent = "v1.6.6-eksbuild.1",
            NodeImage = "al2023@v20260903",
            AutoscalerTag = "v1.34.5",
        },
        new()
        {
            Kubernetes = "1.35",
            VpcCni = "v1.22.4-eksbuild.3",
            KubeProxy = "v1.35.3-eksbuild.29",
            CoreDns = "v1.13.2-eksbuild.31",
            EbsCsiDriver = "v1.66.0-eksbuild.1",
            FsxCsiDriver = "v1.9.0-eksbuild.1",
            PodIdentityAgent = "v1.3.10-eksbuild.3",
            MetricsServer = "v0.8.1-eksbuild.10",
            NodeMonitoringAgent = "v1.6.6-eksbuild.1",
            NodeImage = "al2023@v20260903",
            AutoscalerTag = "v1.35.2",
        },
    ];

    /// <summary>Root device of the node image (Amazon Linux 2023), which a launch template has to name to change its disk.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/al2023.html (2026-11-21).
    public const string RootDevice = "/dev/xvda";

    /// <summary>Kubernetes versions in EKS' standard support for which add-ons and an autoscaler are known, oldest first.</summary>
    public static IReadOnlyList<string> Supported { get; } = [.. Releases.Select(r => r.Kubernetes)];

    // Its templates and permissions are those of 1.35; the image is that of the cluster's own minor version.
    // Source: github.com/kubernetes/autoscaler, tag cluster-autoscaler-chart-9.59.0, charts/cluster-autoscaler (2026-11-21).
    internal static Chart Autoscaler { get; } =
        new(
            "cluster-autoscaler",
            "9.59.0",
            "https://kubernetes.github.io/autoscaler",
            new(Releases[0].Kubernetes, Releases[^1].Kubernetes)
        );

    // Source: karpenter.sh/v1.14/upgrading/compatibility: 1.35 needs 1.9 at least; github.com/aws/karpenter-provider-aws, tag v1.14.1 of
    // 2026-08-20 (2026-11-21).
    internal static Chart Karpenter { get; } =
        new("karpenter", "1.14.1", "oci://public.ecr.aws/karpenter", new(Releases[0].Kubernetes, Releases[^1].Kubernetes))
        {
            KindsElsewhere = true,
        };

    // The same release: a chart and its kinds move together.
    internal static Chart KarpenterKinds { get; } = new("karpenter-crd", Karpenter.Version, Karpenter.Repository, Karpenter.Kubernetes);

    // Source: github.com/aws/eks-charts, stable/aws-efa-k8s-device-plugin, v0.5.29 of 2026-06-12 (read 2026-11-21).
    internal static Chart EfaPlugin { get; } =
        new("aws-efa-k8s-device-plugin", "v0.5.29", "https://aws.github.io/eks-charts", new(Releases[0].Kubernetes));

    /// <summary>What goes with a Kubernetes version.</summary>
    /// <param name="kubernetes">One of <see cref="Supported"/>.</param>
    /// <exception cref="RunException">It is none of them.</exception>
    public static ClusterRelease For(string kubernetes) =>
        Array.Find(Releases, r => r.Kubernetes == kubernetes)
        ?? throw new RunException(
            $"Kubernetes {kubernetes}: no add-ons and no autoscaler are known for it, only for {string.Join(", ", Supported)}."
        );
}
