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
    };

    private static readonly Hardening Hardened = new()
    {
        ProtectData = true,
        ClusterDeletionProtection = true,
        KeyDeletionDays = 30,
        WebhookReplicas = 3,
        AlertingReplicas = 2,
    };

    private Hardening() { }

    /// <summary>Whether Pulumi refuses to delete what holds data: bucket, keys, cluster.</summary>
    public required bool ProtectData { get; init; }

    /// <summary>Whether the cloud refuses to delete the cluster.</summary>
    public required bool ClusterDeletionProtection { get; init; }

    /// <summary>Days between the deletion of an encryption key and its end, in which it can be restored, 7 to 30.</summary>
    public required int KeyDeletionDays { get; init; }

    /// <summary>Replicas of each admission webhook: the cluster takes no changes while none answers.</summary>
    public required int WebhookReplicas { get; init; }

    /// <summary>Replicas of Prometheus and of Alertmanager: nobody is told anything while none runs. Each has its own volume.</summary>
    public required int AlertingReplicas { get; init; }

    /// <summary>The row of a level.</summary>
    /// <param name="level">The level.</param>
    public static Hardening For(SecurityLevel level) => level == SecurityLevel.Hardened ? Hardened : Standard;
}
