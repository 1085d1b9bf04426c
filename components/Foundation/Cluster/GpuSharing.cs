namespace MlInfra.Components.Cluster;

/// <summary>How many pods an accelerator serves at a time, and by which names the GPU operator knows how it is shared.</summary>
public static class GpuSharing
{
    /// <summary>Label by which NVIDIA's MIG manager knows into what to divide a node's accelerators.</summary>
    // Source: docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/gpu-operator-mig.html (2026-11-21).
    public const string MigLabel = "nvidia.com/mig.config";

    /// <summary>Label by which NVIDIA's device plugin knows which of its configurations a node has.</summary>
    // Source: docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/gpu-sharing.html (2026-11-21).
    public const string DevicePluginLabel = "nvidia.com/device-plugin.config";

    // Profile, and how many of it an accelerator holds.
    // Source: docs.aws.amazon.com/eks/latest/userguide/device-management-nvidia-mig.html, which has them by instance type (2026-11-21).
    private static readonly Dictionary<string, int> Of80 = Profiles("1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb");

    private static readonly Dictionary<string, Dictionary<string, int>> ByAccelerator = new(StringComparer.Ordinal)
    {
        ["a100-40"] = Profiles("1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"),
        ["a100-80"] = Of80,
        ["h100"] = Of80,
        ["h200"] = Profiles("1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"),
        ["b200"] = Profiles("1g.23gb", "1g.45gb", "2g.45gb", "3g.90gb", "4g.90gb", "7g.180gb"),
    };

    /// <summary>MIG profiles of an accelerator, the smallest first. Empty: its hardware cannot be divided.</summary>
    /// <param name="accelerator">Name, such as <c>a100-80</c>.</param>
    public static IReadOnlyList<string> ProfilesOf(string accelerator) =>
        ByAccelerator.TryGetValue(accelerator, out var profiles) ? [.. profiles.Keys] : [];

    /// <summary>Accelerators whose hardware can be divided.</summary>
    public static IReadOnlyList<string> Divisible { get; } = [.. ByAccelerator.Keys];

    /// <summary>Pods that one accelerator serves at a time. 1: each has whole ones.</summary>
    /// <param name="accelerator">Name.</param>
    /// <param name="sharing">How it is shared. Null: not at all.</param>
    public static int Parts(string accelerator, SharingSettings? sharing) =>
        sharing switch
        {
            { TimeSlices: { } slices } => slices,
            { Mig: { } profile } when ByAccelerator.TryGetValue(accelerator, out var profiles) => profiles.GetValueOrDefault(profile, 1),
            _ => 1,
        };

    /// <summary>Labels of nodes that share their accelerators.</summary>
    /// <param name="sharing">How. Null: not at all.</param>
    public static IReadOnlyDictionary<string, string> Labels(SharingSettings? sharing) =>
        sharing switch
        {
            // The MIG manager makes a configuration of this name from what it finds on the node.
            { Mig: { } profile } => new Dictionary<string, string> { [MigLabel] = $"all-{profile}" },
            { TimeSlices: { } slices } => new Dictionary<string, string> { [DevicePluginLabel] = TimeSlices(slices) },
            _ => new Dictionary<string, string>(),
        };

    /// <summary>Name of the device plugin's configuration for pods that take turns.</summary>
    /// <param name="slices">Pods that take turns on an accelerator.</param>
    public static string TimeSlices(int slices) => $"time-slices-{slices}";

    // In the order of the table at the source: seven, four, three, two, one and one of them fit.
    private static Dictionary<string, int> Profiles(params ReadOnlySpan<string> names)
    {
        ReadOnlySpan<int> counts = [7, 4, 3, 2, 1, 1];
        var profiles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
            profiles.Add(names[i], counts[i]);
        return profiles;
    }
}
