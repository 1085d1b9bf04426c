using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>What is stored, and the keys and secrets around it.</summary>
internal static class StorageCosts
{
    public static Dictionary<string, Action<CostSheet, PlannedResource>> Types { get; } =
        new(StringComparer.Ordinal)
        {
            [AwsTypes.Bucket] = (sheet, bucket) => sheet.ChargeUsage(bucket, "objects", "s3/standard", "s3/stored"),
            [AwsTypes.Repository] = (sheet, images) => sheet.ChargeUsage(images, "images", "ecr/storage", "ecr/stored"),
            [AwsTypes.LogGroup] = (sheet, logs) => sheet.ChargeUsage(logs, "logs", "logs/ingested", "logs/ingested"),
            [AwsTypes.EfsFileSystem] = (sheet, files) => sheet.ChargeUsage(files, "files", "efs/standard", "efs/stored"),
            [AwsTypes.Key] = (sheet, key) => sheet.Charge(key, "key", "kms/key", Amount.Of(1)),
            ["aws:kms/replicaKey:ReplicaKey"] = (sheet, key) => sheet.Charge(key, "key", "kms/key", Amount.Of(1)),
            ["aws:secretsmanager/secret:Secret"] = (sheet, secret) => sheet.Charge(secret, "secret", "secretsmanager/secret", Amount.Of(1)),
            [AwsTypes.EbsVolume] = (sheet, volume) => Disks.Charge(sheet, volume, WithDefaults(Disks.Of(volume.Inputs)), Amount.Of(1)),
            ["aws:fsx/lustreFileSystem:LustreFileSystem"] = Lustre,
        };

    // Source: docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html, VolumeType (2026-11-21).
    private static Disk WithDefaults(Disk disk) => disk with { Type = disk.Type ?? "gp2" };

    private static void Lustre(CostSheet sheet, PlannedResource files)
    {
        var size = Counts.Of(files.Inputs, "storageCapacity");
        if (size is not { } gibibytes)
        {
            sheet.Unpriced(files, "fsx", "its size is not in the plan");
            return;
        }
        var kind = Values.Text(files.Inputs, "deploymentType") ?? "SCRATCH_1";
        var speed = Values.Text(files.Inputs, "perUnitStorageThroughput");
        var media = Values.Text(files.Inputs, "storageType") ?? "SSD";
        var key = $"fsx/lustre-{kind}-{media}{(speed is null ? "" : $"-{speed}")}".ToLowerInvariant();
        sheet.Charge(files, $"file system: {kind}{(speed is null ? "" : $", {speed} MB/s for each TiB")}", key, Amount.Of(gibibytes));
    }
}
