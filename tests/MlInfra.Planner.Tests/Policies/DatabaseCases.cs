using static MlInfra.Planner.Policies.Reading.AwsTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class DatabaseCases
{
    private const string Encrypted = "sto.rds-encrypted";
    private const string Private = "sto.rds-private";
    private const string Backup = "sto.rds-backup";
    private const string Guard = "sto.rds-deletion-guard";

    private static readonly Part Network = new(Vpc, "vpc", """{"cidrBlock":"10.0.0.0/16"}""");
    private static readonly Part Group = new(SecurityGroup, "group", """{"vpcId":"${vpc.id}"}""");
    private static readonly Part Grouped = Instance("""{"vpcSecurityGroupIds":["${group.id}"]}""");

    public static IEnumerable<Case> All =>
        [
            new(Encrypted, "encrypted", Case.Pass, Instance("""{"storageEncrypted":true}""")),
            new(Encrypted, "nothing said", "fail database storageEncrypted", Instance("{}")),
            new(
                Encrypted,
                "a cluster",
                "fail database storageEncrypted",
                new Part(DatabaseCluster, "database", """{"storageEncrypted":false}""")
            ),
            new(Private, "nothing said", Case.Pass, Instance("{}")),
            new(Private, "public", "fail database publiclyAccessible", Instance("""{"publiclyAccessible":true}""")),
            new(Private, "its own network", Case.Pass, Network, Group, Grouped, Opened("\"cidrIpv4\":\"10.0.0.0/20\"")),
            new(Private, "a group", Case.Pass, Network, Group, Grouped, Opened("\"referencedSecurityGroupId\":\"sg-1\"")),
            new(Private, "another network", "fail rule", Network, Group, Grouped, Opened("\"cidrIpv4\":\"10.0.0.0/8\"")),
            new(Private, "a group of something else", Case.Pass, Network, Group, Instance("{}"), Opened("\"cidrIpv4\":\"0.0.0.0/0\"")),
            new(Private, "a range that is not known", "unknown rule", Network, Group, Grouped, Opened("\"cidrIpv4\":\"${vpc.cidr}\"")),
            new(Backup, "a week", Case.Pass, Instance("""{"backupRetentionPeriod":7}""")),
            new(Backup, "a day less", "fail database backupRetentionPeriod", Instance("""{"backupRetentionPeriod":6}""")),
            new(Backup, "nothing said", "fail database backupRetentionPeriod", Instance("{}")),
            new(
                Guard,
                "guarded",
                Case.Pass,
                new Part(Database, "database", """{"deletionProtection":true,"finalSnapshotIdentifier":"last"}""", Protect: true)
            ),
            new(
                Guard,
                "nothing said",
                "fail database deletionProtection, fail database finalSnapshotIdentifier, fail database",
                Instance("{}")
            ),
            new(
                Guard,
                "without a last snapshot",
                "fail database skipFinalSnapshot",
                new Part(
                    Database,
                    "database",
                    """{"deletionProtection":true,"finalSnapshotIdentifier":"last","skipFinalSnapshot":true}""",
                    Protect: true
                )
            ),
        ];

    private static Part Instance(string inputs) => new(Database, "database", inputs);

    private static Part Opened(string to) =>
        new(IngressRule, "rule", $$"""{"securityGroupId":"${group.id}","ipProtocol":"tcp","fromPort":5432,"toPort":5432,{{to}}}""");
}
