using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>
/// The device plugin that gives pods the Elastic Fabric Adapters of their node, once in a cluster. It goes through the Kubernetes provider
/// that its options name.
/// </summary>
internal sealed class EfaPlugin : ComponentResource
{
    public EfaPlugin(string name, ComponentResourceOptions options)
        : base("mlinfra:cluster:EfaPlugin", name, ResourceArgs.Empty, options)
    {
        _ = HelmRelease.Declare($"{name}-release", ClusterVersions.EfaPlugin, Output.Create(PodRole.Namespace), Values(), this);
        RegisterOutputs();
    }

    internal static InputMap<object> Values() =>
        new()
        {
            // Where a pool has adapters, and not on every instance type that could have them.
            ["supportedInstanceLabels"] = new Dictionary<string, object>
            {
                ["keys"] = new List<object> { EfaInterfaces.Label },
                ["values"] = new List<object> { "true" },
            },
            ["tolerations"] = new List<object>
            {
                new Dictionary<string, object>
                {
                    ["key"] = AcceleratorPool.GpuResource,
                    ["operator"] = "Exists",
                    ["effect"] = "NoSchedule",
                },
            },
        };
}
