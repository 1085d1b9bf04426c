using MlInfra.Components.Common;
using static MlInfra.Components.Common.HelmValues;

namespace MlInfra.Components.Monitoring;

/// <summary>Values of the kube-state-metrics chart, inside those of kube-prometheus-stack.</summary>
internal static class KubeStateMetricsValues
{
    // The chart's own list (8.4.0) without secrets and config maps: it may read whatever it counts, and nothing asks for their number.
    private static readonly IReadOnlyList<string> Counted =
    [
        "certificatesigningrequests",
        "cronjobs",
        "daemonsets",
        "deployments",
        "endpointslices",
        "horizontalpodautoscalers",
        "ingresses",
        "jobs",
        "leases",
        "limitranges",
        "mutatingwebhookconfigurations",
        "namespaces",
        "networkpolicies",
        "nodes",
        "persistentvolumeclaims",
        "persistentvolumes",
        "poddisruptionbudgets",
        "pods",
        "replicasets",
        "replicationcontrollers",
        "resourcequotas",
        "services",
        "statefulsets",
        "storageclasses",
        "validatingwebhookconfigurations",
        "volumeattachments",
    ];

    public static Dictionary<string, object> Of() =>
        Map(("collectors", Counted.ToList<object>()), ("resources", HelmValues.Resources("50m", "128Mi", "512Mi")));
}
