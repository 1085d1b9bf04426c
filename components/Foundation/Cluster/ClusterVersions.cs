namespace MlInfra.Components.Cluster;

/// <summary>Versions of the cluster family, in one place.</summary>
public static class ClusterVersions
{
    /// <summary>Kubernetes versions in EKS' standard support, oldest first.</summary>
    // Ends of standard support: 1.34 on 2026-12-02, 1.35 on 2027-03-27.
    // Source: docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, endoflife.date/amazon-eks (read 2026-11-21).
    public static IReadOnlyList<string> Supported { get; } = ["1.34", "1.35"];

    /// <summary>Root device of the node image (Amazon Linux 2023), which a launch template has to name to change its disk.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/al2023.html (2026-11-21).
    public const string RootDevice = "/dev/xvda";
}
