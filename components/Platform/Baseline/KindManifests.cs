namespace MlInfra.Components.Baseline;

/// <summary>
/// Manifests of custom kinds: files of the project that defines them, at the tag of the release whose chart uses them. A chart and its
/// kinds move together.
/// </summary>
/// <param name="Repository">Repository on GitHub.</param>
/// <param name="Tag">Tag of the release.</param>
/// <param name="Folder">Folder in the repository.</param>
/// <param name="Files">Files in the folder.</param>
internal sealed record KindManifests(string Repository, string Tag, string Folder, params IReadOnlyList<string> Files)
{
    /// <summary>Certificates, issuers, and the requests between them.</summary>
    public static readonly KindManifests CertManager = new(
        "cert-manager/cert-manager",
        BaselineVersions.CertManager.Version,
        "deploy/crds",
        "acme.cert-manager.io_challenges.yaml",
        "acme.cert-manager.io_orders.yaml",
        "cert-manager.io_certificaterequests.yaml",
        "cert-manager.io_certificates.yaml",
        "cert-manager.io_clusterissuers.yaml",
        "cert-manager.io_issuers.yaml"
    );

    /// <summary>External secrets, their stores and generators.</summary>
    public static readonly KindManifests ExternalSecrets = new(
        "external-secrets/external-secrets",
        $"v{BaselineVersions.ExternalSecrets.Version}",
        "deploy/crds",
        "bundle.yaml"
    );

    /// <summary>Gateways and routes: the standard channel. This is the one place that owns them.</summary>
    public static readonly KindManifests GatewayApi = new(
        "kubernetes-sigs/gateway-api",
        BaselineVersions.GatewayApi,
        "config/crd/standard",
        "gateway.networking.k8s.io_backendtlspolicies.yaml",
        "gateway.networking.k8s.io_gatewayclasses.yaml",
        "gateway.networking.k8s.io_gateways.yaml",
        "gateway.networking.k8s.io_grpcroutes.yaml",
        "gateway.networking.k8s.io_httproutes.yaml",
        "gateway.networking.k8s.io_listenersets.yaml",
        "gateway.networking.k8s.io_referencegrants.yaml",
        "gateway.networking.k8s.io_tcproutes.yaml",
        "gateway.networking.k8s.io_tlsroutes.yaml",
        "gateway.networking.k8s.io_udproutes.yaml"
    );

    /// <summary>What Envoy Gateway adds to gateways and routes.</summary>
    public static readonly KindManifests EnvoyGateway = new(
        "envoyproxy/gateway",
        BaselineVersions.EnvoyGateway.Version,
        "charts/gateway-helm/charts/crds/crds/generated",
        "gateway.envoyproxy.io_backends.yaml",
        "gateway.envoyproxy.io_backendtrafficpolicies.yaml",
        "gateway.envoyproxy.io_clienttrafficpolicies.yaml",
        "gateway.envoyproxy.io_envoyextensionpolicies.yaml",
        "gateway.envoyproxy.io_envoypatchpolicies.yaml",
        "gateway.envoyproxy.io_envoyproxies.yaml",
        "gateway.envoyproxy.io_httproutefilters.yaml",
        "gateway.envoyproxy.io_securitypolicies.yaml"
    );

    /// <summary>What the Prometheus operator scrapes, and by which rules it alerts.</summary>
    public static readonly KindManifests PrometheusOperator = new(
        "prometheus-community/helm-charts",
        $"kube-prometheus-stack-{BaselineVersions.PrometheusOperatorKinds}",
        "charts/kube-prometheus-stack/charts/crds/crds",
        "crd-alertmanagerconfigs.yaml",
        "crd-alertmanagers.yaml",
        "crd-podmonitors.yaml",
        "crd-probes.yaml",
        "crd-prometheusagents.yaml",
        "crd-prometheuses.yaml",
        "crd-prometheusrules.yaml",
        "crd-scrapeconfigs.yaml",
        "crd-servicemonitors.yaml",
        "crd-thanosrulers.yaml"
    );

    /// <summary>Addresses of the files.</summary>
    public IEnumerable<string> Addresses => Files.Select(file => $"https://raw.githubusercontent.com/{Repository}/{Tag}/{Folder}/{file}");
}
