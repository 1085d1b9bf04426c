using MlInfra.Components.Cluster;

namespace MlInfra.Components.Training;

/// <summary>Configurations of NVIDIA's device plugin: whole accelerators, and pods that take turns on each.</summary>
internal static class TimeSlicing
{
    private const string Name = "device-plugin-sharing";
    private const string Whole = "whole";

    /// <summary>The chart's <c>devicePlugin.config</c>. A node picks one by its label; one without the label has whole accelerators.</summary>
    /// <param name="slices">Numbers of pods that take turns.</param>
    public static Dictionary<string, object> Values(IEnumerable<int> slices)
    {
        var configurations = new Dictionary<string, object> { [Whole] = "version: v1\n" };
        foreach (var number in slices)
            configurations[GpuSharing.TimeSlices(number)] = Turns(number);
        return new()
        {
            ["create"] = true,
            ["name"] = Name,
            ["default"] = Whole,
            ["data"] = configurations,
        };
    }

    // A pod that asks for two gets no more of the accelerator than one that asks for one, so it is told instead.
    // Source: github.com/NVIDIA/k8s-device-plugin, README.md, "Shared Access to GPUs" (2026-11-21).
    private static string Turns(int number) =>
        $$"""
            version: v1
            sharing:
              timeSlicing:
                renameByDefault: false
                failRequestsGreaterThanOne: true
                resources:
                  - name: {{AcceleratorPool.GpuResource}}
                    replicas: {{number}}

            """.ReplaceLineEndings("\n");
}
