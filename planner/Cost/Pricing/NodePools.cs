using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Reads node pools of Karpenter.</summary>
internal static class NodePools
{
    public static IEnumerable<NodeSupply> In(PlanView view) => view.OfType(KubernetesTypes.NodePool).Select(pool => Of(view, pool));

    /// <summary>How many machines of a type the limits of a pool allow, or null where they or the machine's size are not known.</summary>
    public static decimal? Most(PlanValue limits, Price machine)
    {
        var counts = new List<decimal>();
        Add(counts, limits.At("cpu"), machine.Vcpus);
        Add(counts, limits.At(PropertyPath.Key("", "nvidia.com/gpu")), machine.Gpus);
        if (limits.At("memory") is { } memory && Counts.GiB(memory) is { } gibibytes && machine.MemoryGiB is { } size and > 0)
            counts.Add(decimal.Floor(gibibytes / size));
        return counts.Count > 0 ? counts.Min() : null;
    }

    private static void Add(List<decimal> counts, PlanValue? limit, int? each)
    {
        if (limit is not null && Counts.Of(limit) is { } all && each is > 0)
            counts.Add(decimal.Floor(all / each.Value));
    }

    private static NodeSupply Of(PlanView view, PlannedResource pool)
    {
        var template = pool.Inputs.At("spec.template.spec");
        return new(pool)
        {
            Capacity = [.. Allowed(template, "karpenter.sh/capacity-type").DefaultIfEmpty("on-demand").Select(CapacityOf)],
            Types = Allowed(template, "node.kubernetes.io/instance-type"),
            Labels = NodeGroups.LabelsOf(pool.Inputs.At("spec.template.metadata.labels")),
            Disks = DisksOf(view, Text(template, "nodeClassRef.name")),
            Nodes = Amount.Zero,
        };
    }

    // A reserved machine is paid for by its reservation; that this pool uses it costs what it would cost on demand.
    private static string CapacityOf(string word) => word == "reserved" ? "on-demand" : word;

    private static IReadOnlyList<string> Allowed(PlanValue? template, string key) =>
        template is null
            ? []
            :
            [
                .. Values
                    .Items(template, "requirements")
                    .Where(r => Values.Text(r.Value, "key") == key && (Values.Text(r.Value, "operator") ?? "In") == "In")
                    .SelectMany(r => Values.Texts(r.Value, "values"))
                    .Distinct(),
            ];

    private static IReadOnlyList<Disk> DisksOf(PlanView view, string? nodeClass)
    {
        var found = view.OfType(KubernetesTypes.NodeClass).FirstOrDefault(c => Values.Text(c.Inputs, "metadata.name") == nodeClass);
        if (found is null)
            return [new(null, null, null, null)];
        var disks = Values
            .Items(found.Inputs, "spec.blockDeviceMappings")
            .Select(m => m.Value.At("ebs"))
            .OfType<PlanValue>()
            .Select(OfClass)
            .ToList();
        return disks.Count > 0 ? disks : [new(null, null, null, null)];
    }

    // There the size is a quantity.
    private static Disk OfClass(PlanValue ebs) => Disks.Of(ebs) with { GiB = ebs.At("volumeSize") is { } size ? Counts.GiB(size) : null };

    private static string? Text(PlanValue? of, string path) => of is null ? null : Values.Text(of, path);
}
