using MlInfra.Components.Common;

namespace MlInfra.Components.Baseline;

/// <summary>Charts of the baseline family, in one place. Their kinds come from the same tags.</summary>
internal static class BaselineVersions
{
    /// <summary>Release of the Gateway API. From 1.5 on its bundle refuses to be mixed with experimental kinds.</summary>
    // Source: github.com/kubernetes-sigs/gateway-api, tag v1.6.1 of 2026-07-16.
    public const string GatewayApi = "v1.6.1";

    /// <summary>Version of the kube-prometheus-stack chart that the monitoring family uses, whose kinds come first.</summary>
    // Source: github.com/prometheus-community/helm-charts, tag kube-prometheus-stack-88.5.3 of 2026-08-21.
    public const string PrometheusOperatorKinds = "88.5.3";

    // Source: github.com/cert-manager/cert-manager, tag v1.21.1 of 2026-07-29; kubeVersion of its Chart.yaml.
    public static readonly Chart CertManager = new("cert-manager", "v1.21.1", "https://charts.jetstack.io", new("1.22"));

    // Source: github.com/external-secrets/external-secrets, tag helm-chart-2.9.0 of 2026-08-08; kubeVersion of its Chart.yaml.
    public static readonly Chart ExternalSecrets = new("external-secrets", "2.9.0", "https://charts.external-secrets.io", new("1.19"));

    // Source: github.com/envoyproxy/gateway, tag v1.9.0 of 2026-08-15; gateway.envoyproxy.io/news/releases/matrix, as quoted by
    // github.com/Rusty-Gopher/kupre, release v0.6.0 of 2026-10-22.
    public static readonly Chart EnvoyGateway = new("gateway-helm", "v1.9.0", "oci://docker.io/envoyproxy", new("1.33", "1.36"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [CertManager, ExternalSecrets, EnvoyGateway];
}
