namespace MlInfra.Components.Cluster;

/// <summary>Versions of the cluster family, in one place.</summary>
public static class ClusterVersions
{
    /// <summary>Kubernetes versions that this release is made for, oldest first.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, to be confirmed by the cluster family (2026-11-21).
    public static IReadOnlyList<string> Supported { get; } = ["1.33", "1.34", "1.35"];

    /// <summary>Root device of the node image (Amazon Linux 2023), which a launch template has to name to change its disk.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/al2023.html (2026-11-21).
    public const string RootDevice = "/dev/xvda";
}
