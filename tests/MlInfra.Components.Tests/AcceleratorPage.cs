using System.Globalization;
using System.Text;
using MlInfra.Components.Cluster;

namespace MlInfra.Components.Tests;

/// <summary>The page on accelerators, from the catalogue.</summary>
internal static class AcceleratorPage
{
    private const string Unknown = "unknown";

    private const string Head = """
        # Accelerators

        What a pool may name as its `accelerator`, and the machines that have it. From the catalogue
        `components/Foundation/Cluster/Accelerators/accelerators.json`, which `UPDATE_GOLDEN=1` writes into this page. What no source was
        seen for is unknown.

        A pool with `accelerator` and `gpusPerNode` may leave out `instanceTypes`: the cheapest machine with exactly that is taken, and
        others with the same that have at least its processors and memory and at most twice as much. The cluster autoscaler counts with
        the first type of a pool, so a pod that it expects to fit has to fit onto every other. With `efa: true` all have the same number of
        adapters, because one launch template serves them. A capacity block is of one type.

        A new catalogue may choose others, and new instance types replace the nodes of a pool. Name `instanceTypes` where that must not
        happen by itself: `docs/components/aws-cluster.md`.

        Refused before anything is made, with the nearest there are: an accelerator that the cloud has no machine with; a number that no
        machine has; a type in `instanceTypes` that has other accelerators, or another number of them, or that the catalogue does not know;
        a type that the region is known to lack; a type with accelerators in a pool that names none. Where it is unknown whether a region
        has a type, it is taken, unless another size of its family is known to be missing there. A cluster that is there (`cloud: existing`)
        may have any accelerator that pods ask for as `nvidia.com/gpu`.

        Trainium and Inferentia are in the catalogue and refused in a pool: pods ask for them as `aws.amazon.com/neuron`, which the platform
        does not schedule yet. Of Azure's sizes with an A10 only those with whole ones are here. Left out are machines with Arm processors.

        """;

    public static string Text()
    {
        var page = new StringBuilder(Head);
        page.Append(CultureInfo.InvariantCulture, $"\nPut together on {AcceleratorCatalogue.AsOf:yyyy-MM-dd}.\n");
        Kinds(page);
        foreach (var (cloud, name) in new[] { ("aws", "AWS"), ("azure", "Azure") })
            Machines(page, cloud, name);
        Sources(page);
        return page.ToString();
    }

    private static void Kinds(StringBuilder page)
    {
        page.Append("\n| accelerator | pods ask for | can be cut (MIG) | clouds |\n| --- | --- | --- | --- |\n");
        foreach (var kind in AcceleratorCatalogue.Kinds)
        {
            var clouds = AcceleratorCatalogue.Instances.Where(i => i.Accelerator == kind.Name).Select(i => i.Cloud).Distinct();
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{kind.Name}` | `{kind.Resource}` | {(kind.Mig ? "yes" : "no")} | {string.Join(", ", clouds)} |\n"
            );
        }
    }

    private static void Machines(StringBuilder page, string cloud, string name)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n");
        page.Append("| type | has | memory of each | vCPUs | memory | network | own disks | list price | regions |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var machine in AcceleratorCatalogue.Instances.Where(i => i.Cloud == cloud))
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(machine))} |\n");
    }

    private static IEnumerable<string> Cells(AcceleratedInstance machine) =>
        [
            $"`{machine.Type}`",
            $"{machine.Gpus} {machine.Accelerator}",
            machine.GpuMemoryGiB is { } memory ? $"{memory} GiB" : Unknown,
            $"{machine.Vcpus}",
            $"{machine.MemoryGiB} GiB",
            Network(machine),
            machine.LocalDiskGB > 0 ? $"{machine.LocalDiskGB} GB" : "none",
            machine.Price is { } price ? FormattableString.Invariant($"{price}, {price.AsOf:yyyy-MM-dd}") : Unknown,
            machine.Regions is { } regions ? string.Join(", ", regions) : Unknown,
        ];

    private static string Network(AcceleratedInstance machine)
    {
        var speed = machine.NetworkGbps is { } gbps ? FormattableString.Invariant($"{gbps} Gbit/s") : Unknown;
        return machine.EfaInterfaces > 0 ? $"{speed}, EFA: {machine.EfaInterfaces}"
            : machine.InfiniBand ? $"{speed}, InfiniBand"
            : speed;
    }

    private static void Sources(StringBuilder page)
    {
        page.Append("\n## Sources\n\n");
        var sources = AcceleratorCatalogue
            .Instances.SelectMany(i => new[] { i.Source, i.Price?.Source, i.RegionsSource })
            .Concat(AcceleratorCatalogue.Kinds.Select(k => k.Source))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var source in sources)
            page.Append(CultureInfo.InvariantCulture, $"- <{source}>\n");
        page.Append(
            "\nMemory of an accelerator is what the cloud states, rounded down: AWS counts what is left after error correction, Azure does not."
                + "\nThe network is what is always there, not what may be borrowed for a while. Prices are of Linux, on demand.\n"
        );
    }
}
