using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>Values of the kubeflow-trainer chart.</summary>
internal static class TrainerValues
{
    public const int WebhookPort = 9443;

    public static InputMap<object> Of(Hardening hardening, Output<string>? pullSecret) =>
        new()
        {
            // JobSet runs the pods of a training job. Its own webhook listens on the same port.
            ["jobset"] = new Dictionary<string, object>
            {
                ["install"] = true,
                ["image"] = new Dictionary<string, object>
                {
                    ["repository"] = TrainingVersions.JobSetImage,
                    ["tag"] = TrainingVersions.JobSetTag,
                    ["pullPolicy"] = "IfNotPresent",
                    ["pullSecrets"] = HelmValues.PullSecrets(pullSecret),
                },
                ["controller"] = new Dictionary<string, object> { ["replicas"] = hardening.WebhookReplicas },
            },
            ["image"] = new Dictionary<string, object> { ["pullSecrets"] = HelmValues.PullSecrets(pullSecret) },
            ["manager"] = new Dictionary<string, object>
            {
                ["replicas"] = hardening.WebhookReplicas,
                // The chart sets none.
                ["resources"] = HelmValues.Resources("100m", "256Mi", "512Mi"),
            },
            // Its runtimes would be applied by a job that downloads kubectl; the platform has one of its own.
            ["runtimes"] = new Dictionary<string, object> { ["defaultEnabled"] = false },
            ["dataCache"] = new Dictionary<string, object> { ["enabled"] = false },
        };
}
