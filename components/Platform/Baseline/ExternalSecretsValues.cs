using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>Values of the external-secrets chart.</summary>
internal static class ExternalSecretsValues
{
    public static InputMap<object> Of(
        Hardening hardening,
        Output<string> serviceAccount,
        Dictionary<string, string> webhook,
        Output<string>? pullSecret,
        Output<string>? priority
    ) =>
        new()
        {
            // CustomKinds has them.
            ["installCRDs"] = false,
            ["global"] = new Dictionary<string, object> { ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret) },
            ["serviceAccount"] = new Dictionary<string, object> { ["name"] = serviceAccount },
            ["replicaCount"] = hardening.ControllerReplicas,
            ["leaderElect"] = hardening.ControllerReplicas > 1,
            ["podDisruptionBudget"] = HelmValues.Budget(hardening.ControllerReplicas),
            ["resources"] = HelmValues.Resources("10m", "128Mi", "512Mi"),
            // Nobody declares these kinds: without them the controller may write to fewer places.
            ["processClusterExternalSecret"] = false,
            ["processClusterGenerator"] = false,
            ["processClusterPushSecret"] = false,
            ["processPushSecret"] = false,
            ["rbac"] = Rights(),
            ["metrics"] = ServedMetrics(),
            ["serviceMonitor"] = new Dictionary<string, object>
            {
                ["enabled"] = true,
                // The kind is there: CustomKinds comes first.
                ["renderMode"] = "alwaysRender",
            },
            ["webhook"] = new Dictionary<string, object>
            {
                ["replicaCount"] = hardening.WebhookReplicas,
                ["topologySpreadConstraints"] = HelmValues.SpreadOverNodes(webhook),
                ["podDisruptionBudget"] = HelmValues.Budget(hardening.WebhookReplicas),
                ["resources"] = HelmValues.Resources("10m", "64Mi", "256Mi"),
                ["metrics"] = ServedMetrics(),
            }.WithPriority(priority),
            ["certController"] = new Dictionary<string, object>
            {
                ["resources"] = HelmValues.Resources("10m", "64Mi", "256Mi"),
                ["metrics"] = ServedMetrics(),
            }.WithPriority(priority),
            ["priorityClassName"] = priority is null ? "" : priority,
        };

    // Tokens of other service accounts are not needed: stores use the controller's own identity. And whoever may edit a namespace may not
    // read from a store by that.
    private static Dictionary<string, object> Rights() =>
        new()
        {
            ["serviceAccountTokenCreate"] = false,
            ["aggregateToEdit"] = false,
            ["aggregateToAdmin"] = false,
            ["servicebindings"] = new Dictionary<string, object> { ["create"] = false },
        };

    private static Dictionary<string, object> ServedMetrics() =>
        new() { ["service"] = new Dictionary<string, object> { ["enabled"] = true } };
}
