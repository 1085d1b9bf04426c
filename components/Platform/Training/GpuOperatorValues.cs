using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>Values of the gpu-operator chart.</summary>
internal static class GpuOperatorValues
{
    /// <summary>Values for nodes of an image.</summary>
    /// <param name="image">What the nodes' image has: the operator installs the rest, and never the same again.</param>
    /// <param name="pullSecret">Pull secret of the namespace. Null: every registry is public.</param>
    public static InputMap<object> Of(GpuNodeImage image, Output<string>? pullSecret)
    {
        var values = new InputMap<object>
        {
            ["driver"] = Part(!image.HasDriver, pullSecret),
            ["toolkit"] = Toolkit(!image.HasToolkit, pullSecret),
            ["devicePlugin"] = Part(true, pullSecret),
            ["gfd"] = Part(true, pullSecret),
            ["dcgmExporter"] = Exporter(),
            ["validator"] = new Dictionary<string, object> { ["imagePullSecrets"] = Names(pullSecret) },
            // Whole GPUs only: no setting divides them, and nothing runs in virtual machines or confidential ones.
            ["migManager"] = Off(),
            ["ccManager"] = Off(),
            ["sandboxWorkloads"] = Off(),
            // Devices reach pods by name, through the runtime's own interface, and not by an environment variable that any image may set.
            ["cdi"] = new Dictionary<string, object> { ["enabled"] = true },
            // The namespace has its labels already.
            ["psa"] = Off(),
            ["operator"] = Operator(pullSecret),
            ["daemonsets"] = new Dictionary<string, object> { ["tolerations"] = new List<object> { GpuToleration() } },
            ["nfd"] = new Dictionary<string, object> { ["enabled"] = true },
            ["node-feature-discovery"] = FeatureDiscovery(pullSecret),
        };
        return values;
    }

    private static Dictionary<string, object> Off() => new() { ["enabled"] = false };

    private static Dictionary<string, object> Part(bool enabled, Output<string>? pullSecret) =>
        new() { ["enabled"] = enabled, ["imagePullSecrets"] = Names(pullSecret) };

    /// <summary>A pod without privileges gets the GPUs that it was given, and none by asking for them in its environment.</summary>
    private static Dictionary<string, object> Toolkit(bool enabled, Output<string>? pullSecret)
    {
        var toolkit = Part(enabled, pullSecret);
        toolkit["env"] = new List<object>
        {
            new Dictionary<string, object> { ["name"] = "ACCEPT_NVIDIA_VISIBLE_DEVICES_ENVVAR_WHEN_UNPRIVILEGED", ["value"] = "false" },
        };
        return toolkit;
    }

    private static Dictionary<string, object> Exporter() =>
        new()
        {
            ["enabled"] = true,
            ["serviceMonitor"] = new Dictionary<string, object> { ["enabled"] = true },
        };

    private static Dictionary<string, object> Operator(Output<string>? pullSecret) =>
        new()
        {
            // Or the ClusterPolicy, which the operator has to clean up behind, outlives it.
            ["cleanupCRD"] = true,
            ["imagePullSecrets"] = Names(pullSecret),
        };

    /// <summary>Its master tolerates no GPU node, so it runs beside the rest of the platform; its workers run on all nodes.</summary>
    private static Dictionary<string, object> FeatureDiscovery(Output<string>? pullSecret) =>
        new()
        {
            ["imagePullSecrets"] = HelmValues.PullSecrets(pullSecret),
            ["master"] = new Dictionary<string, object> { ["tolerations"] = new List<object>() },
            ["worker"] = new Dictionary<string, object> { ["tolerations"] = new List<object> { GpuToleration() } },
        };

    private static List<object> Names(Output<string>? pullSecret) => pullSecret is null ? [] : [pullSecret];

    private static Dictionary<string, object> GpuToleration() =>
        new()
        {
            ["key"] = AcceleratorPool.GpuResource,
            ["operator"] = "Exists",
            ["effect"] = "NoSchedule",
        };
}
