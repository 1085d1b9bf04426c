using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Common;

/// <summary>Where pods may and should run.</summary>
internal static class Scheduling
{
    /// <summary>Lets a pod onto nodes with accelerators, whose taint keeps others off.</summary>
    public static TolerationArgs ToleratesGpuNodes =>
        new()
        {
            Key = AcceleratorPool.GpuResource,
            Operator = "Exists",
            Effect = "NoSchedule",
        };

    /// <summary>Puts pods into different zones where there are enough.</summary>
    /// <param name="pods">Which pods.</param>
    public static TopologySpreadConstraintArgs SpreadOverZones(LabelSelectorArgs pods) =>
        new()
        {
            MaxSkew = 1,
            TopologyKey = "topology.kubernetes.io/zone",
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = pods,
        };
}
