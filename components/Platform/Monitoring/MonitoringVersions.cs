using MlInfra.Components.Baseline;
using MlInfra.Components.Common;

namespace MlInfra.Components.Monitoring;

/// <summary>Charts of the monitoring family, in one place.</summary>
internal static class MonitoringVersions
{
    // Source: github.com/prometheus-community/helm-charts, tag kube-prometheus-stack-88.5.3 of 2026-08-21; kubeVersion of its Chart.yaml.
    // Its kinds are installed before it, from the same tag.
    public static readonly Chart KubePrometheusStack = new(
        "kube-prometheus-stack",
        BaselineVersions.PrometheusOperatorKinds,
        "https://prometheus-community.github.io/helm-charts",
        new("1.25")
    );

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [KubePrometheusStack];
}
