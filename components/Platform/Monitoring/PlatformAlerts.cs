using MlInfra.Components.Common;
using static MlInfra.Components.Monitoring.AlertSeverity;

namespace MlInfra.Components.Monitoring;

/// <summary>
/// The alerts of the platform, part by part. What every cluster needs beside them comes with the chart; what is here says more about this
/// platform, or takes the place of one of the chart's (<see cref="Replaced"/>).
/// </summary>
/// <remarks>
/// Metric names are those of the pinned versions: kube-state-metrics 2.20, cert-manager 1.21, external-secrets 2.9, Envoy Gateway 1.9,
/// dcgm-exporter 4 with its default counters, Kueue 0.19 (2026-11-21). Whether the namespace of a certificate or secret is called
/// <c>namespace</c> or <c>exported_namespace</c> depends on the monitor, so their rules keep both.
/// </remarks>
internal static class PlatformAlerts
{
    /// <summary>Alerts of the chart that one of ours says better.</summary>
    public static IReadOnlyList<string> Replaced { get; } = ["KubeNodeNotReady"];

    private static readonly AlertGroup Cluster = new(
        "cluster",
        new AlertRule(
            "NodeNotReady",
            """(kube_node_status_condition{condition="Ready", status="true"} == 0) unless on (node) (kube_node_spec_unschedulable == 1)""",
            "10m",
            Warning,
            "Node {{ $labels.node }} is not ready."
        ),
        new AlertRule(
            "PodsUnschedulable",
            "sum by (namespace) (kube_pod_status_unschedulable) > 0",
            "30m",
            Warning,
            "{{ $value }} pods of {{ $labels.namespace }} find no node."
        )
    );

    private static readonly AlertGroup Certificates = new(
        "certificates",
        new AlertRule(
            "CertificateExpiring",
            "certmanager_certificate_expiration_timestamp_seconds - time() < 14 * 86400",
            "1h",
            Warning,
            "Certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }} and was not renewed."
        ),
        new AlertRule(
            "CertificateNotReady",
            """max by (name, namespace, exported_namespace) (certmanager_certificate_ready_status{condition="True"}) == 0""",
            "15m",
            Warning,
            "Certificate {{ $labels.name }} is not issued."
        )
    );

    private static readonly AlertGroup Secrets = new(
        "secrets",
        new AlertRule(
            "SecretNotSynced",
            """max by (name, namespace, exported_namespace) (externalsecret_status_condition{condition="Ready", status="False"}) == 1""",
            "15m",
            Warning,
            "External secret {{ $labels.name }} cannot be read from the secret manager."
        )
    );

    private static readonly AlertGroup Gateway = new(
        "gateway",
        Down("GatewayDown", PlatformSpaces.Gateway, "No pod of {{ $labels.deployment }} is ready: the platform's addresses do not answer."),
        new AlertRule(
            "GatewayErrors",
            """
            (
              sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx{envoy_response_code_class="5"}[5m]))
              / sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx[5m]))
              > 0.05
            )
            and sum by (envoy_cluster_name) (increase(envoy_cluster_upstream_rq_xx[5m])) > 20
            """,
            "10m",
            Critical,
            "{{ $value | humanizePercentage }} of the answers of {{ $labels.envoy_cluster_name }} are server errors."
        )
    );

    private static readonly AlertGroup Gpu = new(
        "gpu",
        // A gauge that keeps the last code. 13, 31, 43 and 45 are faults of the program on the GPU, not of the GPU.
        // Source: docs.nvidia.com/deploy/xid-errors, 2026-11-21.
        new AlertRule(
            "GpuFault",
            """
            (DCGM_FI_DEV_XID_ERRORS != 0 != 13 != 31 != 43 != 45)
            and on (UUID) (changes(DCGM_FI_DEV_XID_ERRORS[15m]) > 0)
            """,
            "0m",
            Warning,
            "GPU {{ $labels.gpu }} of {{ $labels.Hostname }} reported the fault XID {{ $value }}."
        ),
        new AlertRule(
            "GpuMemoryBroken",
            "max by (Hostname, gpu, UUID) (DCGM_FI_DEV_ROW_REMAP_FAILURE) > 0",
            "0m",
            Critical,
            "GPU {{ $labels.gpu }} of {{ $labels.Hostname }} has broken memory that it cannot replace."
        ),
        new AlertRule(
            "GpuUnwatched",
            """
            count(kube_node_status_capacity{resource="nvidia_com_gpu"} > 0)
            > (count(count by (Hostname) (DCGM_FI_DEV_GPU_UTIL)) or vector(0))
            """,
            "15m",
            Warning,
            "Some GPU nodes report nothing about their GPUs."
        )
    );

    private static readonly AlertGroup Queues = new(
        "queues",
        new AlertRule(
            "QueueStalled",
            """
            (sum by (cluster_queue) (kueue_pending_workloads) > 0)
            unless on (cluster_queue) (sum by (cluster_queue) (increase(kueue_admitted_workloads_total[1h])) > 0)
            """,
            "1h",
            Warning,
            "{{ $value }} workloads wait in the queue {{ $labels.cluster_queue }}, and none was let in for an hour."
        ),
        new AlertRule(
            "QueueInactive",
            """max by (cluster_queue) (kueue_cluster_queue_status{status="active"}) == 0""",
            "15m",
            Critical,
            "The queue {{ $labels.cluster_queue }} takes no workloads."
        ),
        Down("QueueControllerDown", PlatformSpaces.Queues, "No pod of Kueue is ready: no workload starts.")
    );

    private static readonly AlertGroup Training = new(
        "training",
        Down("TrainerDown", PlatformSpaces.Training, "No pod of {{ $labels.deployment }} is ready: training jobs do not start."),
        new AlertRule(
            "TrainingJobFailed",
            $$"""sum by (namespace, job_name) (kube_job_failed{condition="true", namespace=~"{{PlatformSpaces.Team(".+")}}"}) > 0""",
            "5m",
            Warning,
            "Job {{ $labels.job_name }} of {{ $labels.namespace }} failed."
        )
    );

    private static readonly AlertGroup Registry = new(
        "registry",
        Down("RegistryDown", PlatformSpaces.Registry, "No pod of the model registry is ready: runs are not recorded, models not found.")
    );

    private static readonly AlertGroup Serving = new(
        "serving",
        new AlertRule(
            "EndpointDown",
            $$"""
            (kube_deployment_status_replicas_available{namespace="{{PlatformSpaces.Endpoints}}"} == 0)
            and on (namespace, deployment) (kube_deployment_spec_replicas > 0)
            """,
            "5m",
            Critical,
            "No pod of the endpoint {{ $labels.deployment }} is ready."
        ),
        new AlertRule(
            "EndpointDegraded",
            $$"""
            (
              kube_deployment_status_replicas_available{namespace="{{PlatformSpaces.Endpoints}}"} > 0
              < on (namespace, deployment) kube_deployment_spec_replicas
            )
            """,
            "15m",
            Warning,
            "Only {{ $value }} pods of the endpoint {{ $labels.deployment }} are ready."
        ),
        Down("ServingControllerDown", PlatformSpaces.Serving, "No pod of {{ $labels.deployment }} is ready: endpoints do not change.")
    );

    /// <summary>The alerts of a platform.</summary>
    /// <param name="gpuOperator">Whether the GPU operator, and with it the exporter of GPU metrics, is installed.</param>
    public static IReadOnlyList<AlertGroup> Of(bool gpuOperator) =>
        [Cluster, Certificates, Secrets, Gateway, .. gpuOperator ? [Gpu] : Array.Empty<AlertGroup>(), Queues, Training, Registry, Serving];

    // None at all is as bad as one without pods.
    private static AlertRule Down(string name, string space, string summary) =>
        new(
            name,
            $$"""
            (kube_deployment_status_replicas_available{namespace="{{space}}"} == 0)
            or absent(kube_deployment_status_replicas_available{namespace="{{space}}"})
            """,
            "5m",
            Critical,
            summary
        );
}
