using MlInfra.Components.Common;
using Pulumi;
using static MlInfra.Components.Common.HelmValues;

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

    public static Dictionary<string, object> Of(string host, Input<string> adminSecret, Output<string>? priority) =>
        Map(
                ("admin", Map(("existingSecret", adminSecret), ("userKey", UserKey), ("passwordKey", PasswordKey))),
                // Dashboards and data sources come from files: there is nothing to keep.
                ("persistence", Map(("enabled", false))),
                ("testFramework", Map(("enabled", false))),
                ("service", Map(("port", ServicePort), ("targetPort", PodPort))),
                ("resources", HelmValues.Resources("100m", "256Mi", "512Mi")),
                // The sidecars may read secrets where they look, so they look here only.
                ("rbac", Map(("namespaced", true))),
                ("sidecar", Sidecar()),
                (
                    "grafana.ini",
                    Map(
                        ("server", Map(("domain", host), ("root_url", $"https://{host}"))),
                        ("analytics", Map(("check_for_updates", false)))
                    )
                ),
                ("env", Settings())
            )
            .WithPriority(priority);

    private static Dictionary<string, object> Sidecar() =>
        Map(
            ("resources", HelmValues.Resources("20m", "96Mi", "192Mi")),
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

    // Nothing about the environment is sent away, and nothing is fetched: the image is what runs.
    // Source: grafana.com/docs/grafana/latest/setup-grafana/configure-grafana, GF_<section>_<key> (2026-11-21).
    private static Dictionary<string, object> Settings() =>
        Map(
            ("GF_AUTH_ANONYMOUS_ENABLED", "false"),
            ("GF_USERS_ALLOW_SIGN_UP", "false"),
            ("GF_SECURITY_COOKIE_SECURE", "true"),
            ("GF_SECURITY_DISABLE_GRAVATAR", "true"),
            ("GF_SNAPSHOTS_EXTERNAL_ENABLED", "false"),
            ("GF_NEWS_NEWS_FEED_ENABLED", "false"),
            ("GF_ANALYTICS_REPORTING_ENABLED", "false"),
            ("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false"),
            ("GF_ANALYTICS_FEEDBACK_LINKS_ENABLED", "false"),
            ("GF_PLUGINS_PREINSTALL_DISABLED", "true")
        );
}
