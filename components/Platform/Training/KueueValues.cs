using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>Values of the kueue chart.</summary>
internal static class KueueValues
{
    public static InputMap<object> Of(PlatformContext context, Output<string>? pullSecret)
    {
        var replicas = context.Hardening.WebhookReplicas;
        return new()
        {
            ["enablePrometheus"] = true,
            ["metrics"] = new Dictionary<string, object> { ["prometheusNamespace"] = PlatformSpaces.Monitoring },
            ["controllerManager"] = new Dictionary<string, object>
            {
                ["replicas"] = replicas,
                ["topologySpreadConstraints"] = HelmValues.SpreadOverNodes(
                    new Dictionary<string, string> { ["app.kubernetes.io/name"] = TrainingVersions.Kueue.Name }
                ),
                ["podDisruptionBudget"] = HelmValues.Budget(replicas),
                ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret),
                ["manager"] = new Dictionary<string, object>
                {
                    ["image"] = new Dictionary<string, object>
                    {
                        ["repository"] = TrainingVersions.KueueImage,
                        ["tag"] = TrainingVersions.KueueTag,
                        ["pullPolicy"] = "IfNotPresent",
                    },
                }.WithPriority(context.Priorities?.Platform),
            },
            ["managerConfig"] = new Dictionary<string, object> { ["controllerManagerConfigYaml"] = KueueConfiguration.Text },
        };
    }
}
