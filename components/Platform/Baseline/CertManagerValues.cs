using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>Values of the cert-manager chart.</summary>
internal static class CertManagerValues
{
    public static InputMap<object> Of(Hardening hardening, Output<string>? pullSecret)
    {
        var values = new InputMap<object>
        {
            // Kept on uninstall: deleting the kinds would delete every certificate.
            ["crds"] = new Dictionary<string, object> { ["enabled"] = true, ["keep"] = true },
            ["webhook"] = new Dictionary<string, object> { ["replicaCount"] = hardening.WebhookReplicas },
            ["prometheus"] = new Dictionary<string, object> { ["enabled"] = true },
        };
        if (pullSecret is not null)
        {
            values["global"] = pullSecret.Apply(
                object (secret) =>
                    new Dictionary<string, object>
                    {
                        ["imagePullSecrets"] = new List<object> { new Dictionary<string, object> { ["name"] = secret } },
                    }
            );
        }
        return values;
    }
}
