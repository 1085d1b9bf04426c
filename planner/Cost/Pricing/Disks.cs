using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>A volume.</summary>
/// <param name="Type">Volume type. Null: the one that the image or EC2 has by default.</param>
/// <param name="GiB">Its size. Null: not known.</param>
/// <param name="Iops">Operations a second, where they are set.</param>
/// <param name="Throughput">MiB a second, where they are set.</param>
internal sealed record Disk(string? Type, decimal? GiB, decimal? Iops, decimal? Throughput);

/// <summary>What volumes cost.</summary>
internal static class Disks
{
    // What a gp3 volume has without paying for it.
    // Source: docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (2026-11-21).
    private const decimal FreeIops = 3000;
    private const decimal FreeThroughput = 125;

    public static Disk Of(PlanValue ebs) =>
        new(
            Values.Text(ebs, "volumeType") ?? Values.Text(ebs, "type"),
            Counts.Of(ebs, "volumeSize") ?? Counts.Of(ebs, "size"),
            Counts.Of(ebs, "iops"),
            Counts.Of(ebs, "throughput")
        );

    /// <summary>Puts down a number of volumes that are alike.</summary>
    public static void Charge(CostSheet sheet, PlannedResource resource, Disk disk, Amount count, string what = "volume")
    {
        if (disk.Type is null || disk.GiB is null)
            sheet.Unpriced(resource, "ebs", "type or size of the volume is not in the plan");
        foreach (var part in Parts(disk))
            sheet.Charge(resource, $"{what}: {part.What}", part.Key, count * Amount.Of(part.Units));
    }

    /// <summary>What a volume is billed for. Empty: its type or size is not known.</summary>
    public static IEnumerable<(string What, string Key, decimal Units)> Parts(Disk disk)
    {
        if (disk is not { Type: { } type, GiB: { } size })
            yield break;
        yield return (type, $"ebs/{type}", size);
        if (type == "gp3" && disk.Throughput > FreeThroughput)
            yield return ($"throughput above {FreeThroughput} MiB/s", "ebs/gp3-throughput", disk.Throughput.Value - FreeThroughput);
        if (type == "gp3" && disk.Iops > FreeIops)
            yield return ($"operations above {FreeIops}/s", "ebs/gp3-iops", disk.Iops.Value - FreeIops);
        if (type is "io1" or "io2" && disk.Iops is { } operations)
            yield return ("operations", $"ebs/{type}-iops", operations);
    }
}
