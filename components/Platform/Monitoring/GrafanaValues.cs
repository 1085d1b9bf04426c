using MlInfra.Components.Common;
using Pulumi;
using static MlInfra.Components.Monitoring.StackValues;

namespace MlInfra.Components.Monitoring;

/// <summary>Values of the grafana chart, inside those of kube-prometheus-stack.</summary>
internal static class GrafanaValues
{
    /// <summary>Key of the administrator's name in the secret.</summary>
    public const string UserKey = "admin-user";

    /// <summary>Key of the administrator's password in the secret.</summary>
    public const string PasswordKey = "admin-password";

    /// <summary>Port of the service.</summary>
    public const int ServicePort = 80;

    /// <summary>Port of the pods.</summary>
    public const int PodPort = 3000;

    /// <summary>Name of the service, as the chart makes it: that of the release, then its own.</summary>
    public static readonly string Service = $"{MonitoringVersions.KubePrometheusStack.Name}-grafana";

    public static Dictionary<string, object> Of(string host, Input<string> adminSecret) =>
        Map(
            ("admin", Map(("existingSecret", adminSecret), ("userKey", UserKey), ("passwordKey", PasswordKey))),
            // Dashboards and data sources come from files: there is nothing to keep.
            ("persistence", Map(("enabled", false))),
            ("testFramework", Map(("enabled", false))),
            ("service", Map(("port", ServicePort), ("targetPort", PodPort))),
            ("resources", Resources("100m", "256Mi", "512Mi")),
            // The sidecars may read secrets where they look, so they look here only.
            ("rbac", Map(("namespaced", true))),
            ("sidecar", Sidecar()),
            ("grafana.ini", Settings(host))
        );

    private static Dictionary<string, object> Sidecar() =>
        Map(
            ("resources", Resources("20m", "96Mi", "192Mi")),
            (
                "dashboards",
                Map(
                    ("label", Dashboard.Label),
                    ("labelValue", Dashboard.LabelValue),
                    ("searchNamespace", PlatformSpaces.Monitoring),
                    ("resource", "configmap")
                )
            ),
            ("datasources", Map(("resource", "configmap")))
        );

    private static Dictionary<string, object> Settings(string host) =>
        Map(
            ("server", Map(("domain", host), ("root_url", $"https://{host}"))),
            ("security", Map(("cookie_secure", true), ("disable_gravatar", true))),
            ("users", Map(("allow_sign_up", false))),
            ("auth.anonymous", Map(("enabled", false))),
            ("snapshots", Map(("external_enabled", false))),
            ("news", Map(("news_feed_enabled", false))),
            // Nothing about the environment is sent away, and nothing is fetched: the image is what runs.
            (
                "analytics",
                Map(
                    ("reporting_enabled", false),
                    ("check_for_updates", false),
                    ("check_for_plugin_updates", false),
                    ("feedback_links_enabled", false)
                )
            ),
            ("plugins", Map(("preinstall_disabled", true)))
        );
}
