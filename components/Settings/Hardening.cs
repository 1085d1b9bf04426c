namespace MlInfra.Components.Settings;

/// <summary>What each security level sets: the one table of it. <c>docs/hardening.md</c> shows the same.</summary>
public sealed record Hardening
{
    private static readonly Hardening Standard = new()
    {
        ProtectData = false,
        ClusterDeletionProtection = false,
        KeyDeletionDays = 7,
        WebhookReplicas = 1,
        AlertingReplicas = 1,
        ControllerReplicas = 1,
        GatewayReplicas = 1,
        EmptyOnDestroy = true,
        DatabaseDeletionProtection = false,
        KeepFinalSnapshot = false,
        DatabaseLogDays = 30,
        FlowLogDays = 30,
        ClusterLogDays = 90,
        DatabaseMonitoringSeconds = 0,
        AccessLogDays = 30,
        RetainData = false,
    };

    private static readonly Hardening Hardened = new()
    {
        ProtectData = true,
        ClusterDeletionProtection = true,
        KeyDeletionDays = 30,
        WebhookReplicas = 3,
        AlertingReplicas = 2,
        ControllerReplicas = 2,
        GatewayReplicas = 3,
        EmptyOnDestroy = false,
        DatabaseDeletionProtection = true,
        KeepFinalSnapshot = true,
        DatabaseLogDays = 365,
        FlowLogDays = 365,
        ClusterLogDays = 365,
        DatabaseMonitoringSeconds = 60,
        AccessLogDays = 365,
        RetainData = false,
    };

    private Hardening() { }

    /// <summary>Whether Pulumi refuses to delete what holds data: buckets, database, image repositories, keys, cluster.</summary>
    public required bool ProtectData { get; init; }

    /// <summary>Whether the cloud refuses to delete the cluster.</summary>
    public required bool ClusterDeletionProtection { get; init; }

    /// <summary>Days between the deletion of an encryption key and its end, in which it can be restored, 7 to 30.</summary>
    public required int KeyDeletionDays { get; init; }

    /// <summary>Replicas of each admission webhook: the cluster takes no changes while none answers.</summary>
    public required int WebhookReplicas { get; init; }

    /// <summary>Replicas of Prometheus and of Alertmanager: nobody is told anything while none runs. Each has its own volume.</summary>
    public required int AlertingReplicas { get; init; }

    /// <summary>Replicas of a controller of which one leads: a second one takes over at once.</summary>
    public required int ControllerReplicas { get; init; }

    /// <summary>Replicas of what every request passes, one for each zone where there are three.</summary>
    public required int GatewayReplicas { get; init; }

    /// <summary>Whether buckets and image repositories are emptied when they are deleted. Otherwise what is in them keeps them.</summary>
    public required bool EmptyOnDestroy { get; init; }

    /// <summary>Whether the cloud refuses to delete the metadata database.</summary>
    public required bool DatabaseDeletionProtection { get; init; }

    /// <summary>Whether a last snapshot and the backups of the metadata database outlive it.</summary>
    public required bool KeepFinalSnapshot { get; init; }

    /// <summary>Days that the log of the metadata database is kept.</summary>
    // Only numbers that CloudWatch knows.
    // Source: docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (2026-11-21).
    public required int DatabaseLogDays { get; init; }

    /// <summary>Days that the flow log of the network is kept.</summary>
    // Only numbers that CloudWatch knows, as above.
    public required int FlowLogDays { get; init; }

    /// <summary>Days that the logs of the cluster's control plane are kept, who did what to it among them.</summary>
    // Only numbers that CloudWatch knows, as above.
    public required int ClusterLogDays { get; init; }

    /// <summary>Seconds between two measurements of the metadata database's operating system, which are paid for by use. 0: none.</summary>
    // Only numbers that RDS knows: 0, 1, 5, 10, 15, 30, 60.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html (2026-11-21).
    public required int DatabaseMonitoringSeconds { get; init; }

    /// <summary>Days that it is kept who asked for what in the artifact store, and in its copy.</summary>
    public required int AccessLogDays { get; init; }

    /// <summary>
    /// Whether buckets, image repositories and the keys of data stay in the cloud, unknown to Pulumi, when the environment goes: so does
    /// what a hardened environment leaves behind when it retires.
    /// </summary>
    public required bool RetainData { get; init; }

    /// <summary>The row of a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="retiring">
    /// Whether the environment is about to go. Then nothing refuses to be deleted, and what a level would not empty it leaves behind.
    /// </param>
    public static Hardening For(SecurityLevel level, bool retiring = false)
    {
        var row = level == SecurityLevel.Hardened ? Hardened : Standard;
        return retiring ? row.Retired() : row;
    }

    private Hardening Retired() =>
        this with
        {
            ProtectData = false,
            ClusterDeletionProtection = false,
            DatabaseDeletionProtection = false,
            RetainData = !EmptyOnDestroy,
        };
}
