using MlInfra.Components.Common;

namespace MlInfra.Components.Training;

/// <summary>Kueue's own configuration, which its chart takes as one text.</summary>
internal static class KueueConfiguration
{
    public const int WebhookPort = 9443;
    public const int MetricsPort = 8443;
    public const int VisibilityPort = 8082;

    /// <summary>What is queued: what the platform runs. Pods and deployments of a team are bounded by the quota of its namespace.</summary>
    public static IReadOnlyList<string> Frameworks { get; } = ["batch/job", "jobset.x-k8s.io/jobset", "trainer.kubeflow.org/trainjob"];

    /// <summary>The text. Keys of config.kueue.x-k8s.io/v1beta2, as the chart's values.yaml of 0.19.2 names them.</summary>
    // manageJobsWithoutQueueName with the selector: in a team's namespace nothing passes the queue by, elsewhere nothing is touched; the
    // chart limits its webhooks for jobs by the same selector. waitForPodsReady: a node with GPUs takes minutes to come, its image too; a
    // job that never starts gives its quota back after half an hour, and gives up after five tries. Disks of nodes have no quota: a job that asks for
    // a resource without one would never start.
    public static string Text { get; } =
        $"""
            apiVersion: config.kueue.x-k8s.io/v1beta2
            kind: Configuration
            health:
              healthProbeBindAddress: :8081
            metrics:
              bindAddress: :{MetricsPort}
              enableClusterQueueResources: true
            webhook:
              port: {WebhookPort}
            leaderElection:
              leaderElect: true
              resourceName: c1f6bfd2.kueue.x-k8s.io
            controller:
              groupKindConcurrency:
                Job.batch: 5
                Workload.kueue.x-k8s.io: 10
                LocalQueue.kueue.x-k8s.io: 5
                ClusterQueue.kueue.x-k8s.io: 5
                ResourceFlavor.kueue.x-k8s.io: 1
            clientConnection:
              qps: 300
              burst: 500
            waitForPodsReady:
              timeout: 30m
              recoveryTimeout: 15m
              blockAdmission: false
              requeuingStrategy:
                timestamp: Eviction
                backoffLimitCount: 5
                backoffBaseSeconds: 60
                backoffMaxSeconds: 3600
            manageJobsWithoutQueueName: true
            managedJobsNamespaceSelector:
              matchExpressions:
              - key: {PlatformSpaces.TeamLabel}
                operator: Exists
            resources:
              excludeResourcePrefixes: ["ephemeral-storage"]
            integrations:
              frameworks:
            {string.Join('\n', Frameworks.Select(framework => $"  - \"{framework}\""))}

            """;
}
