using System.Text;

namespace MlInfra.Components.Cluster;

/// <summary>Disks of a pool's nodes.</summary>
public static class PoolDisks
{
    private const double GibibytesOfGigabyte = 1e9 / (1 << 30);

    // What the node image, the kubelet and its margin before it evicts pods leave of a disk.
    // Source: kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction, nodefs.available of 10 percent (2026-11-21).
    private const int PercentForPods = 85;

    // MiB a second. Images with CUDA have ten gigabytes and more, and gp3 reads 125 unless told.
    // Source: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html: up to 750 with the 3000 operations that cost nothing (2026-11-21).
    private const int AcceleratedThroughput = 500;

    /// <summary>Throughput of the root volume in MiB a second. Null: what the volume's type has.</summary>
    /// <param name="pool">The pool.</param>
    public static int? Throughput(PoolSettings pool) => pool.Accelerator is null ? null : AcceleratedThroughput;

    /// <summary>Whether all instance types are known to have fast disks of their own, which pods then get.</summary>
    /// <param name="pool">The pool.</param>
    public static bool HasLocalDisks(PoolSettings pool) => LocalGB(pool) > 0;

    /// <summary>
    /// GiB that pods of a node can ask for as <c>ephemeral-storage</c>. Rather too few than too many: the autoscaler would add node after
    /// node for a pod that none of them takes.
    /// </summary>
    /// <param name="pool">The pool.</param>
    public static int EphemeralGiB(PoolSettings pool)
    {
        var local = LocalGB(pool);
        var size = local > 0 ? (int)(local * GibibytesOfGigabyte) : pool.DiskGiB;
        return size * PercentForPods / 100;
    }

    /// <summary>
    /// What a node is told when it starts: its own disks become one, for images, logs and scratch volumes of pods. Null: nothing. Never a
    /// secret, because whoever reads the launch template reads it.
    /// </summary>
    /// <param name="pool">The pool.</param>
    // EKS merges it with its own, which takes several parts. Source: awslabs.github.io/amazon-eks-ami/nodeadm (2026-11-21).
    public static string? UserData(PoolSettings pool) =>
        HasLocalDisks(pool) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(LocalDisksAsOne.ReplaceLineEndings("\n"))) : null;

    private static int LocalGB(PoolSettings pool) =>
        pool.InstanceTypes.Select(t => AcceleratorCatalogue.Find(t)?.LocalDiskGB ?? 0).DefaultIfEmpty().Min();

    private const string LocalDisksAsOne = """
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="BOUNDARY"

        --BOUNDARY
        Content-Type: application/node.eks.aws

        apiVersion: node.eks.aws/v1alpha1
        kind: NodeConfig
        spec:
          instance:
            localStorage:
              strategy: RAID0
        --BOUNDARY--

        """;
}
