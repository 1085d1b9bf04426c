using System.Net;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Databases of RDS.</summary>
internal static class DatabaseRules
{
    // Long enough to notice after a weekend what went wrong before it.
    private const int FewestBackupDays = 7;

    public static Rule Encrypted { get; } =
        new(
            "sto.rds-encrypted",
            Severity.High,
            plan => Databases(plan).Select(d => Values.Flag(d, "storageEncrypted", true, false, "Storage and backups are not encrypted."))
        )
        {
            Holds = "storageEncrypted is true",
            Why = "It cannot be switched on later without a new database.",
            Fix = "Set storageEncrypted to true.",
            References =
            [
                "CKV_AWS_16",
                "CKV_AWS_96",
                "CKV_AWS_327",
                "AWS-0079",
                "AWS-0080",
                "CIS AWS 3.0.0 2.3.1",
                "cdk-nag AwsSolutions-RDS2",
            ],
        };

    public static Rule Private { get; } =
        new("sto.rds-private", Severity.Critical, plan => Databases(plan).SelectMany(d => Reach(plan, d)))
        {
            Holds = "publiclyAccessible is false, and its security groups let in groups, or ranges of its own network, only",
            Why = "A database in the Internet is tried until it opens.",
            Fix = "Set publiclyAccessible to false, and let in the groups of its clients.",
            References = ["CKV_AWS_17", "AWS-0180", "CIS AWS 3.0.0 2.3.3", "cdk-nag RDSInstancePublicAccess", "cdk-nag AwsSolutions-RDS8"],
        };

    public static Rule BackedUp { get; } =
        new("sto.rds-backup", Severity.High, plan => Databases(plan).Select(Backup))
        {
            Holds = $"backupRetentionPeriod is {FewestBackupDays} or more",
            Why = "What was overwritten is noticed days later. Without a value there is one day.",
            Fix = $"Set backupRetentionPeriod to {FewestBackupDays} or more.",
            References = ["CKV_AWS_133", "AWS-0077", "cdk-nag AwsSolutions-RDS13"],
        };

    public static Rule DeletionGuarded { get; } =
        new("sto.rds-deletion-guard", Severity.High, plan => Databases(plan).SelectMany(Guard))
        {
            Holds = "deletionProtection is true, the last snapshot is kept under a name, and Pulumi protects the resource",
            Why = "One wrong rename would delete the record of every model.",
            Fix = "Set deletionProtection, finalSnapshotIdentifier and the option Protect; leave skipFinalSnapshot out.",
            References = ["CKV_AWS_293", "CKV_AWS_139", "AWS-0177", "AWS-0343", "cdk-nag AwsSolutions-RDS10"],
        };

    private static IEnumerable<PlannedResource> Databases(PlanView plan) => plan.OfType(AwsTypes.Database, AwsTypes.DatabaseCluster);

    private static IEnumerable<Verdict> Reach(PlanView plan, PlannedResource database)
    {
        yield return Values.Flag(database, "publiclyAccessible", false, false, "The database has a public address.");
        var groups = plan.Targets(database, "vpcSecurityGroupIds", AwsTypes.SecurityGroup).ToList();
        foreach (var port in OpenPorts.In(plan).Where(port => port.Group is { } group && groups.Contains(group)))
            yield return Inside(plan, port);
    }

    private static Verdict Inside(PlanView plan, OpenPort port)
    {
        var path = port.Path.Length == 0 ? null : port.Path;
        if (port.IsForUnknown)
            return Verdict.Unknown(port.Resource, path, port.Shown, "The range is known only after the deployment.");
        var network = plan.Targets(port.Group!, "vpcId", AwsTypes.Vpc).SelectMany(vpc => AddressRules.VpcRanges(plan, vpc)).ToList();
        var isInside = port.Ranges.All(text =>
            IPNetwork.TryParse(text, out var range) && network.Any(all => Addresses.Contains(all, range))
        );
        return Verdict.Of(isInside, port.Resource, path, port.Shown, "The database is open to a range that is not of its network.");
    }

    private static Verdict Backup(PlannedResource database)
    {
        const string Path = "backupRetentionPeriod";
        var given = Values.Text(database.Inputs, Path);
        return given is not null && Values.IsUnknown(given)
            ? Verdict.Unknown(database, Path, given, "The value is known only after the deployment.")
            : Verdict.Of((Values.Number(database.Inputs, Path) ?? 1) >= FewestBackupDays, database, Path, given, "Backups go too soon.");
    }

    private static IEnumerable<Verdict> Guard(PlannedResource database) =>
        [
            Values.Flag(database, "deletionProtection", true, false, "The cloud deletes the database when asked."),
            Values.Flag(database, "skipFinalSnapshot", false, false, "Nothing is left when the database is deleted."),
            Verdict.Of(
                database.Inputs["finalSnapshotIdentifier"] is not null,
                database,
                "finalSnapshotIdentifier",
                null,
                "The last snapshot has no name."
            ),
            Verdict.Of(database.Options.Protect, database, null, null, "Pulumi deletes the database when its name changes."),
        ];
}
