using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Serving;

/// <summary>Values of the kserve-resources chart.</summary>
internal static class KserveValues
{
    // Source: files/kserve/resources.yaml of the chart at v0.20.0: container port of the webhooks.
    public const int WebhookPort = 9443;

    public static InputMap<object> Of(GatewayReference gateway, Output<string>? pullSecret) =>
        new()
        {
            ["kserve"] = new Dictionary<string, object>
            {
                ["controller"] = Controller(gateway, pullSecret),
                // No server of a model calls the Kubernetes API.
                ["security"] = new Dictionary<string, object> { ["autoMountServiceAccountToken"] = false },
            },
        };

    private static Dictionary<string, object> Controller(GatewayReference gateway, Output<string>? pullSecret) =>
        new()
        {
            // Deployments and services, without Knative.
            ["deploymentMode"] = "Standard",
            ["imagePullPolicy"] = "IfNotPresent",
            ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret),
            // The chart's limits, 100m and 300Mi, are too little while many endpoints start.
            ["resources"] = new Dictionary<string, object>
            {
                ["requests"] = new Dictionary<string, object> { ["cpu"] = "100m", ["memory"] = "300Mi" },
                ["limits"] = new Dictionary<string, object> { ["cpu"] = "1", ["memory"] = "600Mi" },
            },
            ["gateway"] = new Dictionary<string, object>
            {
                ["domain"] = gateway.Domain,
                // All endpoints are in one namespace.
                ["domainTemplate"] = "{{ .Name }}.{{ .IngressDomain }}",
                ["urlScheme"] = "https",
                ["disableIstioVirtualHost"] = true,
                ["ingressGateway"] = new Dictionary<string, object>
                {
                    ["enableGatewayApi"] = true,
                    ["kserveGateway"] = Output.Format($"{gateway.Namespace}/{gateway.Name}"),
                    ["createGateway"] = false,
                },
            },
        };
}
