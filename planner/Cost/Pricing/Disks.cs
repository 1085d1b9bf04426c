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
        if (disk.Type is not { } type || disk.GiB is not { } size)
        {
            sheet.Unpriced(resource, "ebs", "type or size of the volume is not in the plan");
            return;
        }
        sheet.Charge(resource, $"{what}: {type}", $"ebs/{type}", count * Amount.Of(size));
        if (type == "gp3" && disk.Throughput > FreeThroughput)
            Extra(
                sheet,
                resource,
                $"{what}: throughput above {FreeThroughput}",
                "ebs/gp3-throughput",
                count,
                disk.Throughput - FreeThroughput
            );
        if (type == "gp3" && disk.Iops > FreeIops)
            Extra(sheet, resource, $"{what}: operations above {FreeIops}", "ebs/gp3-iops", count, disk.Iops - FreeIops);
        if (type is "io1" or "io2" && disk.Iops is not null)
            Extra(sheet, resource, $"{what}: operations", $"ebs/{type}-iops", count, disk.Iops);
    }

    private static void Extra(CostSheet sheet, PlannedResource resource, string what, string key, Amount count, decimal? each) =>
        sheet.Charge(resource, what, key, count * Amount.Of(each ?? 0));
}
