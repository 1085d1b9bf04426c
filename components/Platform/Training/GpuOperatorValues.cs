using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>Values of the gpu-operator chart.</summary>
internal static class GpuOperatorValues
{
    /// <summary>Values for nodes of an image.</summary>
    /// <param name="image">What the nodes' image has: the operator installs the rest, and never the same again.</param>
    /// <param name="pools">Pools with accelerators, and how they share them.</param>
    /// <param name="pullSecret">Pull secret of the namespace. Null: every registry is public.</param>
    public static InputMap<object> Of(GpuNodeImage image, IReadOnlyList<AcceleratorPool> pools, Output<string>? pullSecret)
    {
        var values = new InputMap<object>
        {
            ["driver"] = Part(!image.HasDriver, pullSecret),
            ["toolkit"] = Toolkit(!image.HasToolkit, pullSecret),
            ["devicePlugin"] = DevicePlugin(pools, pullSecret),
            ["gfd"] = Part(true, pullSecret),
            ["dcgmExporter"] = Exporter(),
            ["validator"] = new Dictionary<string, object> { ["imagePullSecrets"] = Names(pullSecret) },
            // All parts of a node are alike, and pods ask for them as they do for whole ones: by the one name that quotas and the
            // autoscaler know too.
            ["mig"] = new Dictionary<string, object> { ["strategy"] = "single" },
            ["migManager"] = MigManager(pools, pullSecret),
            // Nothing runs in virtual machines or confidential ones.
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

    private static Dictionary<string, object> DevicePlugin(IReadOnlyList<AcceleratorPool> pools, Output<string>? pullSecret)
    {
        var plugin = Part(true, pullSecret);
        // It would hand every pod with a GPU all adapters of the node, which are the EFA device plugin's to give.
        // Source: docs.aws.amazon.com/eks/latest/userguide/device-management-efa.html (2026-11-21).
        if (pools.Any(p => p.Efa))
            plugin["env"] = new List<object> { Variable("MOFED_ENABLED", "false") };
        var slices = pools.Select(p => p.Sharing?.TimeSlices).OfType<int>().Distinct().Order().ToList();
        if (slices.Count > 0)
            plugin["config"] = TimeSlicing.Values(slices);
        return plugin;
    }

    private static Dictionary<string, object> MigManager(IReadOnlyList<AcceleratorPool> pools, Output<string>? pullSecret)
    {
        if (pools.All(p => p.Sharing?.Mig is null))
            return Off();
        var manager = Part(true, pullSecret);
        // Some GPUs are divided only while the machine starts.
        // Source: docs.aws.amazon.com/eks/latest/userguide/device-management-nvidia-mig.html (2026-11-21).
        manager["env"] = new List<object> { Variable("WITH_REBOOT", "true") };
        // What a node without the label gets: whole ones.
        manager["config"] = new Dictionary<string, object> { ["default"] = "all-disabled" };
        return manager;
    }

    private static Dictionary<string, object> Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };

    /// <summary>A pod without privileges gets the GPUs that it was given, and none by asking for them in its environment.</summary>
    private static Dictionary<string, object> Toolkit(bool enabled, Output<string>? pullSecret)
    {
        var toolkit = Part(enabled, pullSecret);
        toolkit["env"] = new List<object> { Variable("ACCEPT_NVIDIA_VISIBLE_DEVICES_ENVVAR_WHEN_UNPRIVILEGED", "false") };
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
