using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>What databases cost.</summary>
internal static class DatabaseCosts
{
    public static Dictionary<string, Action<CostSheet, PlannedResource>> Types { get; } =
        new(StringComparer.Ordinal) { [AwsTypes.Database] = Database };

    // A standby in another zone is a second machine with a second volume.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_OnDemandDBInstances.html (2026-11-21).
    private static void Database(CostSheet sheet, PlannedResource database)
    {
        var machines = Values.Flag(database.Inputs, "multiAz", absent: false) switch
        {
            Answer.Yes => Amount.Of(2),
            Answer.No => Amount.Of(1),
            _ => new Amount(1, 2),
        };
        var engine = Values.Text(database.Inputs, "engine") ?? "unknown engine";
        if (Values.Text(database.Inputs, "instanceClass") is { } type && !Values.IsUnknown(type))
            sheet.Charge(database, $"database: {type}", $"rds/{engine}/{type}", machines);
        else
            sheet.Unpriced(database, "rds", "its class is known only after the deployment");
        Storage(sheet, database, machines);
        if (Values.Flag(database.Inputs, "manageMasterUserPassword", absent: false) == Answer.Yes)
            sheet.Charge(database, "secret with its password", "secretsmanager/secret", Amount.Of(1));
    }

    // It may grow up to maxAllocatedStorage by itself, and never shrinks.
    private static void Storage(CostSheet sheet, PlannedResource database, Amount machines)
    {
        var least = Counts.Of(database.Inputs, "allocatedStorage");
        if (least is not { } size)
        {
            sheet.Unpriced(database, "rds storage", "its size is not in the plan");
            return;
        }
        var most = Math.Max(size, Counts.Of(database.Inputs, "maxAllocatedStorage") ?? size);
        var kind = Values.Text(database.Inputs, "storageType") ?? "gp2";
        sheet.Charge(database, $"storage: {kind}", $"rds/storage-{kind}", machines * new Amount(size, most));
    }
}
