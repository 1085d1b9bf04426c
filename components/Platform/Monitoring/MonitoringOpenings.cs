using MlInfra.Components.Common;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Monitoring;

/// <summary>What the namespace lets through.</summary>
internal static class MonitoringOpenings
{
    // The operator's pods, which answer as webhook.
    private const int WebhookPort = 10250;

    public static IReadOnlyList<Opening> Of(IReadOnlyList<Cidr> networks, string gateway) =>
        [
            new InFromAnywhere("webhook")
            {
                Pods = Label("app", $"{MonitoringVersions.KubePrometheusStack.Name}-operator"),
                Ports = [WebhookPort],
            },
            new InFrom("gateway", gateway) { Pods = Label("app.kubernetes.io/name", "grafana"), Ports = [GrafanaValues.PodPort] },
            // What is scraped chooses its own port: nodes, their kubelets, and the pods of every part and team.
            new OutToCluster("scrape", [.. networks.Select(n => n.ToString())])
            {
                Pods = Label("app.kubernetes.io/name", "prometheus"),
                Ports = Opening.AnyPort,
            },
            // The Kubernetes API, and whoever Alertmanager tells.
            OutToNetworks.Https,
        ];

    private static Dictionary<string, string> Label(string name, string value) => new() { [name] = value };
}
