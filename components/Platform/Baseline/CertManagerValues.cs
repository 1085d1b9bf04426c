using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>Values of the cert-manager chart.</summary>
internal static class CertManagerValues
{
    public static InputMap<object> Of(
        Hardening hardening,
        Dictionary<string, string> webhook,
        Output<string>? pullSecret,
        Output<string>? priority
    ) =>
        new()
        {
            // CustomKinds has them, and keeps them.
            ["crds"] = new Dictionary<string, object> { ["enabled"] = false },
            ["global"] = new Dictionary<string, object>
            {
                ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret),
                // Whoever may edit a namespace may not have certificates for any host by that.
                ["rbac"] = new Dictionary<string, object> { ["aggregateClusterRoles"] = false },
                // In its own namespace it needs no rights in kube-system.
                ["leaderElection"] = new Dictionary<string, object> { ["namespace"] = PlatformSpaces.Certificates },
            }.WithPriority(priority),
            ["replicaCount"] = hardening.ControllerReplicas,
            ["resources"] = HelmValues.Resources("10m", "64Mi", "512Mi"),
            ["podDisruptionBudget"] = HelmValues.Budget(hardening.ControllerReplicas),
            ["webhook"] = new Dictionary<string, object>
            {
                ["replicaCount"] = hardening.WebhookReplicas,
                ["topologySpreadConstraints"] = HelmValues.SpreadOverNodes(webhook),
                ["resources"] = HelmValues.Resources("10m", "32Mi", "128Mi"),
                ["podDisruptionBudget"] = HelmValues.Budget(hardening.WebhookReplicas),
            },
            ["cainjector"] = new Dictionary<string, object>
            {
                ["replicaCount"] = hardening.ControllerReplicas,
                ["resources"] = HelmValues.Resources("10m", "64Mi", "512Mi"),
                ["podDisruptionBudget"] = HelmValues.Budget(hardening.ControllerReplicas),
            },
            ["startupapicheck"] = new Dictionary<string, object> { ["resources"] = HelmValues.Resources("10m", "32Mi", "128Mi") },
            ["prometheus"] = new Dictionary<string, object> { ["servicemonitor"] = new Dictionary<string, object> { ["enabled"] = true } },
        };
}
