using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>Values of the chart of Envoy Gateway.</summary>
internal static class EnvoyGatewayValues
{
    public static InputMap<object> Of(Hardening hardening, Output<string>? pullSecret, Output<string>? priority) =>
        new()
        {
            // CustomKinds has them; the chart's would be of the experimental channel.
            ["crds"] = new Dictionary<string, object> { ["enabled"] = false },
            ["global"] = new Dictionary<string, object> { ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret) },
            // A webhook in the way of every pod, for routing within a zone, which nothing here asks for.
            ["topologyInjector"] = new Dictionary<string, object> { ["enabled"] = false },
            ["podDisruptionBudget"] = new Dictionary<string, object> { ["minAvailable"] = hardening.ControllerReplicas > 1 ? 1 : 0 },
            ["deployment"] = new Dictionary<string, object> { ["replicas"] = hardening.ControllerReplicas }.WithPriority(priority),
            ["certgen"] = new Dictionary<string, object>
            {
                ["job"] = new Dictionary<string, object> { ["resources"] = HelmValues.Resources("10m", "64Mi", "256Mi") },
            },
        };
}
