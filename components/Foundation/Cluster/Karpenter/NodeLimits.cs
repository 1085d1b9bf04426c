using System.Globalization;
using System.Text.RegularExpressions;

namespace MlInfra.Components.Cluster;

/// <summary>What a node has.</summary>
/// <param name="Vcpus">Virtual processors.</param>
/// <param name="MemoryGiB">Main memory in GiB.</param>
public sealed record NodeSize(int Vcpus, int MemoryGiB);

/// <summary>What the nodes of a NodePool may have together: Karpenter bounds resources where a pool bounds nodes.</summary>
public static partial class NodeLimits
{
    private const int VcpusOfLarge = 2;
    private const int VcpusOfXlarge = 4;

    /// <summary>Limits of a part of a pool, by resource: as many nodes as it may have, each of the largest type.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="share">The part. The sizes of its types are known.</param>
    public static IReadOnlyDictionary<string, string> Of(PoolSettings pool, KarpenterShare share)
    {
        var sizes = share.InstanceTypes.Select(SizeOf).OfType<NodeSize>().ToList();
        var limits = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["cpu"] = Number(share.MaxNodes * sizes.Max(s => s.Vcpus)),
            ["memory"] = $"{Number(share.MaxNodes * sizes.Max(s => s.MemoryGiB))}Gi",
        };
        if (pool.Accelerator is not null)
            limits[AcceleratorPool.GpuResource] = Number(share.MaxNodes * pool.GpusPerNode);
        return limits;
    }

    /// <summary>Size of an instance type: of those with accelerators that the catalogue has, and of general ones by their name.</summary>
    /// <param name="type">Instance type, such as <c>m7i.large</c>.</param>
    /// <returns>Null: not known.</returns>
    // A letter for memory by processor, and a word for the number of processors, from the fifth generation on; metal ones have no such word.
    // Source: docs.aws.amazon.com/ec2/latest/instancetypes/gp.html, co.html, mo.html (2026-11-21).
    public static NodeSize? SizeOf(string type)
    {
        if (AcceleratorCatalogue.Find(type) is { } known)
            return new(known.Vcpus, known.MemoryGiB);
        if (General().Match(type) is not { Success: true } general)
            return null;
        var times = general.Groups["times"].Value;
        var vcpus =
            general.Groups["word"].Value == "large" ? VcpusOfLarge
            : times.Length == 0 ? VcpusOfXlarge
            : VcpusOfXlarge * int.Parse(times, CultureInfo.InvariantCulture);
        return new(vcpus, vcpus * GibibytesOfVcpu(general.Groups["family"].Value));
    }

    private static int GibibytesOfVcpu(string family) =>
        family switch
        {
            "c" => 2,
            "m" => 4,
            _ => 8,
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<family>[cmr])([5-9]|\d{2})[a-z]*(-flex)?\.(?<times>\d{0,2})(?<word>x?large)$")]
    private static partial Regex General();
}
