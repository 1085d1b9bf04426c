using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;
using static MlInfra.Components.Common.HelmValues;

namespace MlInfra.Components.Monitoring;

/// <summary>What the values of the chart depend on.</summary>
internal sealed record StackInputs
{
    public required MonitoringSettings Settings { get; init; }

    public required Hardening Hardening { get; init; }

    /// <summary>Host name of Grafana.</summary>
    public required string GrafanaHost { get; init; }

    /// <summary>Name of the secret with Grafana's administrator.</summary>
    public required Input<string> GrafanaAdminSecret { get; init; }

    public required Input<string> StorageClass { get; init; }

    /// <summary>Name of the cluster issuer.</summary>
    public required Input<string> CertificateIssuer { get; init; }

    public required Output<string>? PullSecret { get; init; }

    /// <summary>Name of the priority class. Null: the cluster's default.</summary>
    public required Output<string>? Priority { get; init; }
}

/// <summary>Values of the kube-prometheus-stack chart.</summary>
internal static class StackValues
{
    private const int SilencesGiB = 1;

    // Blocks are written before old ones are deleted, and the log of the newest metrics is not counted.
    private const int UsablePercent = 80;

    // Of the managed control planes of EKS and AKS nothing of these can be reached; kube-proxy of EKS tells its metrics to its own node only.
    // Source: github.com/aws/containers-roadmap issue 657, github.com/prometheus-community/helm-charts issue 977, read 2026-11-21.
    private static readonly IReadOnlyList<string> Hidden = ["kubeEtcd", "kubeScheduler", "kubeControllerManager", "kubeProxy"];

    private static readonly IReadOnlyList<string> HiddenRules =
    [
        "etcd",
        "kubeControllerManager",
        "kubeProxy",
        "kubeSchedulerAlerting",
        "kubeSchedulerRecording",
        "windows",
    ];

    public static InputMap<object> Of(StackInputs inputs)
    {
        var values = new InputMap<object>
        {
            ["crds"] = Map(("enabled", false)),
            ["defaultRules"] = Map(
                ("rules", HiddenRules.ToDictionary(rule => rule, object (_) => false)),
                ("disabled", PlatformAlerts.Replaced.ToDictionary(alert => alert, object (_) => true))
            ),
            ["prometheusOperator"] = Operator(inputs.CertificateIssuer).WithPriority(inputs.Priority),
            ["prometheus"] = Prometheus(inputs),
            ["alertmanager"] = Alertmanager(inputs),
            ["grafana"] = GrafanaValues.Of(inputs.GrafanaHost, inputs.GrafanaAdminSecret, inputs.Priority),
            ["kube-state-metrics"] = KubeStateMetricsValues.Of().WithPriority(inputs.Priority),
            // It sees the whole node, which the namespace of the others forbids.
            ["prometheus-node-exporter"] = Map(
                    ("namespaceOverride", "kube-system"),
                    ("resources", HelmValues.Resources("20m", "32Mi", "128Mi"))
                )
                .WithPriority(inputs.Priority),
        };
        foreach (var part in Hidden)
            values.Add(part, Map(("enabled", false)));
        if (inputs.PullSecret is not null)
            values.Add("global", Map(("imagePullSecrets", HelmValues.PullSecrets(inputs.PullSecret))));
        return values;
    }

    /// <summary>How much of a volume metrics may take, as Prometheus writes sizes.</summary>
    /// <param name="volumeGiB">Size of the volume in GiB.</param>
    public static string RetentionSize(int volumeGiB) => $"{volumeGiB * UsablePercent / 100}GB";

    // The chart's own rules are created before the operator answers, so its webhook may not be the one that stops them. It rejects what
    // does not parse whenever it runs; the operator itself leaves out a rule that is wrong.
    private static Dictionary<string, object> Operator(Input<string> issuer) =>
        Map(
            (
                "admissionWebhooks",
                Map(
                    ("failurePolicy", "Ignore"),
                    ("certManager", Map(("enabled", true), ("issuerRef", Map(("name", issuer), ("kind", "ClusterIssuer"))))),
                    ("patch", Map(("enabled", false)))
                )
            ),
            ("resources", HelmValues.Resources("50m", "128Mi", "512Mi")),
            ("prometheusConfigReloader", Map(("resources", HelmValues.Resources("10m", "32Mi", "64Mi"))))
        );

    private static Dictionary<string, object> Prometheus(StackInputs inputs)
    {
        var replicas = inputs.Hardening.AlertingReplicas;
        var spec = Map(
                ("replicas", replicas),
                ("retention", $"{inputs.Settings.KeepMetricsDays}d"),
                ("retentionSize", RetentionSize(inputs.Settings.MetricsGiB)),
                ("storageSpec", Map(("volumeClaimTemplate", Claim(inputs.StorageClass, inputs.Settings.MetricsGiB)))),
                ("resources", HelmValues.Resources("250m", "1Gi", "4Gi"))
            )
            .WithPriority(inputs.Priority);
        // Every part's monitors and rules count, not only those of this release.
        foreach (var kind in (string[])["rule", "serviceMonitor", "podMonitor", "probe", "scrapeConfig"])
            spec.Add($"{kind}SelectorNilUsesHelmValues", false);
        return Map(
            ("prometheusSpec", spec),
            ("podDisruptionBudget", HelmValues.Budget(replicas)),
            // Replicas have not seen quite the same: who looks stays with one.
            ("service", Map(("sessionAffinity", "ClientIP")))
        );
    }

    private static Dictionary<string, object> Alertmanager(StackInputs inputs)
    {
        var replicas = inputs.Hardening.AlertingReplicas;
        return Map(
            (
                "alertmanagerSpec",
                Map(
                        ("replicas", replicas),
                        // Receivers in this namespace are told everything, those of others what is about their own.
                        ("alertmanagerConfigMatcherStrategy", Map(("type", "OnNamespaceExceptForAlertmanagerNamespace"))),
                        ("storage", Map(("volumeClaimTemplate", Claim(inputs.StorageClass, SilencesGiB)))),
                        ("resources", HelmValues.Resources("20m", "64Mi", "256Mi"))
                    )
                    .WithPriority(inputs.Priority)
            ),
            ("podDisruptionBudget", HelmValues.Budget(replicas))
        );
    }

    private static Dictionary<string, object> Claim(Input<string> storageClass, int gibibytes) =>
        Map(
            (
                "spec",
                Map(
                    ("storageClassName", storageClass),
                    ("accessModes", new List<object> { "ReadWriteOnce" }),
                    ("resources", Map(("requests", Map(("storage", $"{gibibytes}Gi")))))
                )
            )
        );
}
