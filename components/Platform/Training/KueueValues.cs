using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>Values of the kueue chart.</summary>
internal static class KueueValues
{
    public static InputMap<object> Of(Hardening hardening, Output<string>? pullSecret) =>
        new()
        {
            ["enablePrometheus"] = true,
            ["metrics"] = new Dictionary<string, object> { ["prometheusNamespace"] = PlatformSpaces.Monitoring },
            ["controllerManager"] = new Dictionary<string, object>
            {
                ["replicas"] = hardening.WebhookReplicas,
                ["podDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = hardening.WebhookReplicas > 1 },
                ["imagePullSecrets"] = PullSecrets.AsObjects(pullSecret),
                ["manager"] = new Dictionary<string, object>
                {
                    ["image"] = new Dictionary<string, object>
                    {
                        ["repository"] = TrainingVersions.KueueImage,
                        ["tag"] = TrainingVersions.KueueTag,
                        ["pullPolicy"] = "IfNotPresent",
                    },
                },
            },
            ["managerConfig"] = new Dictionary<string, object> { ["controllerManagerConfigYaml"] = KueueConfiguration.Text },
        };
}
