using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Rds;
using Pulumi.Aws.Rds.Inputs;
using Pulumi.Utilities;
using Kms = Pulumi.Aws.Kms;
using RdsInstance = Pulumi.Aws.Rds.Instance;
using RdsInstanceArgs = Pulumi.Aws.Rds.InstanceArgs;

namespace MlInfra.Components.Storage;

/// <summary>
/// A Postgres database with a key of its own, reached from inside the network and over TLS only. RDS makes and rotates its password and
/// keeps it in Secrets Manager, so that it is in no state.
/// </summary>
public sealed class AwsDatabase : ComponentResource
{
    /// <summary>TCP port of the database.</summary>
    public const int Port = 5432;

    /// <summary>Name of the database in the instance.</summary>
    public const string Database = "mlflow";

    private const string Role = "metadata";

    // What the server says, and what a change of version did.
    private static readonly string[] Logs = ["postgresql", "upgrade"];

    private const string SlowMilliseconds = "1000";

    // In the night of Europe, one after the other: RDS refuses windows that overlap. UTC.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (2026-11-21).
    private const string Backup = "01:00-02:00";
    private const string Maintenance = "sun:02:30-sun:03:30";

    // The longest that costs nothing.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.cost.html (2026-11-21).
    private const int InsightDays = 7;

    /// <summary>Declares the database.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsDatabase(string name, AwsDatabaseArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsDatabase", name, args, options)
    {
        var key = EncryptionKey.DeclareNamed(
            $"{name}-key",
            $"Metadata database of {args.Names.Environment}",
            Role,
            args.Names,
            args.Hardening,
            this
        );
        var group = new SecurityGroup(
            $"{name}-security-group",
            new SecurityGroupArgs
            {
                Description = "Metadata database: Postgres from the network, nothing out",
                VpcId = args.VpcId,
                Tags = { ["Name"] = args.Names.Tag(Role) },
            },
            new CustomResourceOptions { Parent = this }
        );
        var ingress = IngressRules.Declare($"{name}-ingress", "Postgres from nodes and pods", group.Id, args.Clients, Port, this);
        var instance = Instance(name, args, key, group);

        Host = ingress.Aggregate(instance.Address, OutputUtilities.WithDependency);
        SecretArn = instance.MasterUserSecrets.Apply(secrets => secrets[0].SecretArn);
        KeyArn = key.Arn;
        RegisterOutputs();
    }

    /// <summary>Host name. Whoever uses it is created once it can be reached.</summary>
    [Output("host")]
    public Output<string> Host { get; private set; }

    /// <summary>ARN of the secret with user name and password, as JSON with the properties <c>username</c> and <c>password</c>.</summary>
    [Output("secretArn")]
    public Output<string> SecretArn { get; private set; }

    /// <summary>ARN of the key that data and secret are encrypted with.</summary>
    [Output("keyArn")]
    public Output<string> KeyArn { get; private set; }

    private RdsInstance Instance(string name, AwsDatabaseArgs args, Kms.Key key, SecurityGroup group)
    {
        var subnets = new SubnetGroup(
            $"{name}-subnets",
            new SubnetGroupArgs { Description = "Private subnets of the metadata database", SubnetIds = args.SubnetIds },
            new CustomResourceOptions { Parent = this }
        );
        var parameters = Parameters(name);
        var logs = Logs.Select(log => LogGroupOf(name, log, args)).ToArray();
        var (settings, hardening) = (args.Settings, args.Hardening);
        var instance = new RdsInstanceArgs
        {
            Identifier = args.Names.Database(Role),
            Engine = "postgres",
            EngineVersion = StorageVersions.Postgres,
            AutoMinorVersionUpgrade = true,
            InstanceClass = settings.InstanceClass,
            MultiAz = settings.MultiZone,
            DbName = Database,
            Port = Port,
            Username = Database,
            ManageMasterUserPassword = true,
            MasterUserSecretKmsKeyId = key.Arn,
            IamDatabaseAuthenticationEnabled = true,
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = { group.Id },
            PubliclyAccessible = false,
            ParameterGroupName = parameters.Name,
            StorageType = "gp3",
            AllocatedStorage = settings.StorageGiB,
            MaxAllocatedStorage = MaxStorageGiB(settings.StorageGiB),
            StorageEncrypted = true,
            KmsKeyId = key.Arn,
            BackupRetentionPeriod = settings.KeepBackupsDays,
            CopyTagsToSnapshot = true,
            DeleteAutomatedBackups = !hardening.KeepFinalSnapshot,
            DeletionProtection = hardening.DatabaseDeletionProtection,
            SkipFinalSnapshot = !hardening.KeepFinalSnapshot,
            // Both levels name it, so that raising the level needs no more than the switch.
            FinalSnapshotIdentifier = args.Names.FinalSnapshot(Role),
            PerformanceInsightsEnabled = true,
            PerformanceInsightsKmsKeyId = key.Arn,
            PerformanceInsightsRetentionPeriod = InsightDays,
            EnabledCloudwatchLogsExports = Logs,
            CaCertIdentifier = StorageVersions.DatabaseAuthority,
            BackupWindow = Backup,
            MaintenanceWindow = Maintenance,
        };
        if (hardening.DatabaseMonitoringSeconds > 0)
        {
            instance.MonitoringInterval = hardening.DatabaseMonitoringSeconds;
            instance.MonitoringRoleArn = MonitoringRole(name, args.Names);
        }
        return new RdsInstance(
            $"{name}-instance",
            instance,
            new CustomResourceOptions
            {
                Parent = this,
                Protect = hardening.ProtectData,
                DependsOn = logs,
            }
        );
    }

    // Declared, because the one that RDS makes by itself keeps everything for ever.
    private LogGroup LogGroupOf(string name, string log, AwsDatabaseArgs args) =>
        new(
            log == Logs[0] ? $"{name}-log" : $"{name}-{log}-log",
            new LogGroupArgs { Name = args.Names.DatabaseLogGroup(Role, log), RetentionInDays = args.Hardening.DatabaseLogDays },
            new CustomResourceOptions { Parent = this }
        );

    private Output<string> MonitoringRole(string name, AwsNames names) =>
        new AwsServiceRole(
            $"{name}-monitoring",
            new AwsServiceRoleArgs
            {
                Service = "monitoring.rds.amazonaws.com",
                RoleName = names.Role("database-monitoring"),
                Policies = ["service-role/AmazonRDSEnhancedMonitoringRole"],
            },
            new ComponentResourceOptions { Parent = this }
        ).Arn;

    /// <summary>How far a volume grows by itself.</summary>
    /// <param name="storageGiB">Size that it begins with, in GiB.</param>
    /// <returns>Size in GiB.</returns>
    // RDS refuses a bound less than a tenth above the size; twice is room for a year of runs, and no bottomless bill.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html (2026-11-21).
    public static int MaxStorageGiB(int storageGiB) => 2 * storageGiB;

    private ParameterGroup Parameters(string name) =>
        new(
            $"{name}-parameters",
            new ParameterGroupArgs
            {
                Description = "Metadata database",
                Family = StorageVersions.PostgresFamily,
                Parameters =
                {
                    // The default of this version, and said so that a newer one cannot change it.
                    // A static parameter, which RDS refuses to apply at once; a new instance starts with it.
                    // Source: docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html (2026-11-21).
                    new ParameterGroupParameterArgs
                    {
                        Name = "rds.force_ssl",
                        Value = "1",
                        ApplyMethod = "pending-reboot",
                    },
                    Parameter("log_connections", "1"),
                    Parameter("log_disconnections", "1"),
                    // Changes of tables and roles, what takes long, and what waits for another: enough to find out what happened, while
                    // every statement would be a log of everything that people register. For the same reason there is no pgaudit.
                    Parameter("log_statement", "ddl"),
                    Parameter("log_min_duration_statement", SlowMilliseconds),
                    Parameter("log_lock_waits", "1"),
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private static ParameterGroupParameterArgs Parameter(string name, string value) => new() { Name = name, Value = value };
}
