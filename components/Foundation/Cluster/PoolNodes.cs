namespace MlInfra.Components.Cluster;

/// <summary>A taint of a pool's nodes: pods that do not tolerate it are not scheduled to them.</summary>
/// <param name="Key">Key.</param>
/// <param name="Value">Value.</param>
public sealed record PoolTaint(string Key, string Value);

/// <summary>What the autoscaler is told of the nodes of a pool, by a tag on the pool's scaling group.</summary>
/// <param name="Role">What it is about: part of a logical name.</param>
/// <param name="Key">Key of the tag.</param>
/// <param name="Value">Value of the tag.</param>
public sealed record ScalingTag(string Role, string Key, string Value);

/// <summary>What the nodes of a pool look like.</summary>
public static class PoolNodes
{
    /// <summary>Label that says which pool a node belongs to.</summary>
    public const string PoolLabel = "mlinfra.io/pool";

    /// <summary>
    /// Label by which the autoscaler knows that a new node will have accelerators, and waits for its driver instead of adding another. Its
    /// value is the pool's name: it bounds what all nodes of one value have together.
    /// </summary>
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md, "GPU instances";
    // processors/customresources/gpu_processor.go takes whatever value the label has (2026-11-21).
    public const string AutoscalerGpuLabel = "k8s.amazonaws.com/accelerator";

    private const string Template = "k8s.io/cluster-autoscaler/node-template";

    /// <summary>The node image, for instance types with x86 processors. That for accelerators brings the driver along.</summary>
    /// <param name="pool">The pool.</param>
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html, amiType (2026-11-21).
    public static string AmiType(PoolSettings pool) => pool.Accelerator is null ? "AL2023_x86_64_STANDARD" : "AL2023_x86_64_NVIDIA";

    /// <summary>Labels of the nodes.</summary>
    /// <param name="name">Name of the pool.</param>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyDictionary<string, string> Labels(string name, PoolSettings pool)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal) { [PoolLabel] = name };
        if (pool.Accelerator is { } accelerator)
        {
            labels[AcceleratorPool.AcceleratorLabel] = accelerator;
            labels[AutoscalerGpuLabel] = name;
        }
        if (pool.Efa)
            labels[EfaInterfaces.Label] = "true";
        foreach (var (key, value) in GpuSharing.Labels(pool.Sharing))
            labels[key] = value;
        return labels;
    }

    /// <summary>Taints of the nodes: only pods that ask for an accelerator run where one is paid for.</summary>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyList<PoolTaint> Taints(PoolSettings pool) =>
        pool.Accelerator is null ? [] : [new PoolTaint(AcceleratorPool.GpuResource, "true")];

    /// <summary>
    /// What the autoscaler has to be told, because a pool without nodes has none to look at. Every pool has it, whatever its size, so that
    /// a change of size changes nothing else.
    /// </summary>
    /// <param name="name">Name of the pool.</param>
    /// <param name="pool">The pool.</param>
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md, "Auto-Discovery Setup" (2026-11-21).
    public static IReadOnlyList<ScalingTag> ScalingTags(string name, PoolSettings pool)
    {
        var tags = new List<ScalingTag>();
        foreach (var (key, value) in Labels(name, pool))
            tags.Add(new ScalingTag($"label-{Slug(key)}", $"{Template}/label/{key}", value));
        foreach (var taint in Taints(pool))
            tags.Add(new ScalingTag($"taint-{Slug(taint.Key)}", $"{Template}/taint/{taint.Key}", $"{taint.Value}:NoSchedule"));
        foreach (var (resource, amount) in Resources(pool))
            tags.Add(new ScalingTag($"resource-{Slug(resource)}", $"{Template}/resources/{resource}", amount));
        return tags;
    }

    // What it does not read off the instance type, or reads wrongly where accelerators are shared.
    private static IEnumerable<(string Resource, string Amount)> Resources(PoolSettings pool)
    {
        yield return ("ephemeral-storage", $"{PoolDisks.EphemeralGiB(pool)}Gi");
        if (pool.Accelerator is not null)
            yield return (AcceleratorPool.GpuResource, $"{PodsWithGpu(pool)}");
        if (EfaInterfaces.Count(pool) is > 0 and var adapters)
            yield return (EfaInterfaces.Resource, $"{adapters}");
    }

    /// <summary>Accelerators, or parts of them, that pods of a node can ask for.</summary>
    /// <param name="pool">The pool.</param>
    public static int PodsWithGpu(PoolSettings pool) => pool.GpusPerNode * GpuSharing.Parts(pool.Accelerator ?? "", pool.Sharing);

    private static string Slug(string key) => key.Replace('/', '-').Replace('.', '-');
}
