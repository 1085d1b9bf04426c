using System.Security.Cryptography;
using System.Text;

namespace MlInfra.Components.Aws;

/// <summary>
/// Names of things in AWS: the one place that knows their limits. Deterministic, so that a preview shows what a deployment makes.
/// </summary>
/// <param name="Environment">Name of the environment: it tells apart what shares an account.</param>
/// <param name="Account">AWS account id.</param>
/// <param name="Region">AWS region.</param>
public sealed record AwsNames(string Environment, string Account, string Region)
{
    private const string Product = "mlinfra";
    private const int BucketLength = 63;
    private const int ClusterLength = 100;
    private const int AliasLength = 250;
    private const int DatabaseLength = 63;
    private const int RepositoryPrefixLength = 200;
    private const int BudgetLength = 100;
    private const int RoleLength = 64;
    private const int LogGroupLength = 400;
    private const int PolicyLength = 128;
    private const int MonitorLength = 1024;
    private const int QueueLength = 80;
    private const int EventRuleLength = 64;
    private const int HashLength = 8;

    /// <summary>Name of a bucket: unique in the world by account and region; 3 to 63 lower-case letters, digits and dashes.</summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (2026-11-21).
    public string Bucket(string role) => Fit($"{Product}-{Environment}-{role}-{Account}-{Region}", BucketLength);

    /// <summary>Name of an EKS cluster: unique in account and region; up to 100 letters, digits, dashes and underscores.</summary>
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html (2026-11-21).
    public string Cluster() => Fit($"{Product}-{Environment}", ClusterLength);

    /// <summary>ARN of the cluster, known before it is there.</summary>
    // Source: docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html (2026-11-21).
    public string ClusterArn() => $"arn:aws:eks:{Region}:{Account}:cluster/{Cluster()}";

    /// <summary>
    /// Name of the log group that EKS writes the control plane's logs to: EKS decides it, and makes it where it is not there.
    /// </summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html (2026-11-21).
    public string ClusterLogGroup() => $"/aws/eks/{Cluster()}/cluster";

    /// <summary>Name of the log group that the network's flow log is kept in: unique in account and region; up to 512 characters.</summary>
    // Source: docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (2026-11-21).
    public string FlowLogGroup() => "/aws/vpc-flow-logs/" + Fit($"{Product}-{Environment}", LogGroupLength);

    /// <summary>ARN of a log group, known before it is there.</summary>
    /// <param name="logGroup">Its name.</param>
    // Source: docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html (2026-11-21).
    public string LogGroupArn(string logGroup) => $"arn:aws:logs:{Region}:{Account}:log-group:{logGroup}";

    /// <summary>
    /// Identifier of a database instance: unique in account and region; up to 63 letters, digits and dashes, a letter first, no two
    /// dashes in a row and none last.
    /// </summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (2026-11-21).
    public string Database(string role) => Fit($"{Product}-{Environment}-{role}", DatabaseLength);

    /// <summary>
    /// Identifier of the snapshot that is taken when a database goes: as that of the database, up to 255 characters. The same each
    /// time, so that it is known where to look; while one is there, a second one is refused.
    /// </summary>
    /// <param name="role">What the database is for.</param>
    // Source: docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html (2026-11-21).
    public string FinalSnapshot(string role) => $"{Database(role)}-final";

    /// <summary>The log group that RDS writes a database's log to: its name is not ours to choose.</summary>
    /// <param name="role">What the database is for.</param>
    /// <param name="log">Name of the log, such as <c>postgresql</c>.</param>
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html (2026-11-21).
    public string DatabaseLogGroup(string role, string log) => $"/aws/rds/instance/{Database(role)}/{log}";

    /// <summary>The log group that FSx writes a file system's log to: it has to begin like this.</summary>
    /// <param name="role">What the file system is for.</param>
    // Source: docs.aws.amazon.com/fsx/latest/APIReference/API_LustreLogCreateConfiguration.html (2026-11-21).
    public string ScratchLogGroup(string role) => $"/aws/fsx/{Fit($"{Product}-{Environment}-{role}", DatabaseLength)}";

    /// <summary>Name of an image repository: unique in account and region; 2 to 256 lower-case letters, digits, dashes and slashes.</summary>
    /// <param name="role">What its images are for.</param>
    // Source: docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html (2026-11-21).
    public string Repository(string role) => $"{RepositoryPrefix}/{role}";

    /// <summary>Where the repositories are: host of the registry, a slash, and what their names begin with.</summary>
    // Source: docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html (2026-11-21).
    public string Registry() => $"{Account}.dkr.ecr.{Region}.amazonaws.com/{RepositoryPrefix}";

    /// <summary>Name of an IAM role: unique in the account; up to 64 letters, digits and some marks.</summary>
    /// <param name="role">What it is for.</param>
    // Ours rather than Pulumi's, whose default is the logical name and random letters, and an error where that is too long: only when it
    // is deployed. Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (2026-11-21).
    public string Role(string role) => Fit($"{Product}-{Environment}-{role}", RoleLength);

    /// <summary>
    /// Name of a role of those who deploy: what pods become has no underscore in its name, so that nothing else is called like it.
    /// </summary>
    /// <param name="role">What it is for.</param>
    public string CiRole(string role) => Role($"{Ci}{role}");

    /// <summary>Name of a managed policy of those who deploy: unique in the account; up to 128 letters, digits and some marks.</summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (2026-11-21).
    public string CiPolicy(string role) => Fit($"{Prefix}-{Ci}{role}", PolicyLength);

    /// <summary>ARN of something in IAM, which has no region.</summary>
    /// <param name="kind">Such as <c>role</c>.</param>
    /// <param name="name">Its name. May end in a star.</param>
    public string IamArn(string kind, string name) => $"arn:aws:iam::{Account}:{kind}/{name}";

    /// <summary>ARN of something that a service has in the region.</summary>
    /// <param name="service">Such as <c>ecr</c>.</param>
    /// <param name="resource">Such as <c>repository/name</c>. May hold stars.</param>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>What the names of everything begin with that this makes; what follows it begins with a dash.</summary>
    // Names have at least 63 characters and environments at most 31, so that a name that is cut keeps it.
    public string Prefix => $"{Product}-{Environment}";

    /// <summary>What follows <see cref="Prefix"/> in the names of roles and policies of those who deploy.</summary>
    public const string Ci = "ci_";

    /// <summary>Name of what watches for unusual costs: up to 1024 characters.</summary>
    // Source: docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalyMonitor.html (2026-11-21).
    public string Anomalies() => Fit(Prefix, MonitorLength);

    /// <summary>Name of a queue: unique in account and region; up to 80 letters, digits, dashes and underscores.</summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html (2026-11-21).
    public string Queue(string role) => Fit($"{Prefix}-{role}", QueueLength);

    /// <summary>Name of a rule of EventBridge: unique in account and region; up to 64 letters, digits and some marks.</summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (2026-11-21).
    public string EventRule(string role) => Fit($"{Prefix}-{role}", EventRuleLength);

    /// <summary>Name of a budget: unique in the account; up to 100 characters without colon and backslash.</summary>
    // Source: docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html (2026-11-21).
    public string Budget() => Fit($"{Product}-{Environment}", BudgetLength);

    /// <summary>Alias of a KMS key: unique in account and region; up to 256 characters with its prefix.</summary>
    /// <param name="role">What the key is for.</param>
    // Source: docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html (2026-11-21).
    public string KeyAlias(string role) => "alias/" + Fit($"{Product}-{Environment}-{role}", AliasLength);

    /// <summary>The name shown in the console.</summary>
    /// <param name="role">What it is for.</param>
    public string Tag(string role) => $"{Product}-{Environment}-{role}";

    private string RepositoryPrefix => Fit($"{Product}-{Environment}", RepositoryPrefixLength);

    // A name that is too long keeps its head, which people read, and ends in a hash of the whole, which keeps it unique.
    private static string Fit(string name, int length)
    {
        if (name.Length <= length)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(length - HashLength - 1)].TrimEnd('-')}-{hash}";
    }
}
