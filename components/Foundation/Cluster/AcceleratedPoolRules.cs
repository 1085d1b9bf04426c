using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>Rules on a pool's accelerators: how many, how they are shared, how nodes talk to each other.</summary>
internal static class AcceleratedPoolRules
{
    private const int LeastNodesOfEfa = 2;

    /// <summary>Every rule that does not hold. Never throws.</summary>
    public static IEnumerable<SettingProblem> Check(PoolSettings pool) => [.. Counts(pool), .. Sharing(pool), .. Efa(pool)];

    private static IEnumerable<SettingProblem> Counts(PoolSettings pool)
    {
        if (pool.Accelerator is not null && pool.GpusPerNode == 0)
            yield return new("gpusPerNode", "0", $"1 to 16, with accelerator: {pool.Accelerator}", "Say how many accelerators a node has.");
        if (pool.Accelerator is null && pool.GpusPerNode > 0)
            yield return new(
                "gpusPerNode",
                $"{pool.GpusPerNode}",
                "0 without an accelerator",
                "Name the accelerator, or drop gpusPerNode."
            );
    }

    private static IEnumerable<SettingProblem> Sharing(PoolSettings pool)
    {
        if (pool.Sharing is not { } sharing)
            yield break;
        if (pool.Accelerator is not { } accelerator)
            yield return new("sharing", "set", "nothing, without an accelerator", "Remove it: there is nothing to share.");
        else if (sharing.Mig is { } profile && !GpuSharing.ProfilesOf(accelerator).Contains(profile))
            yield return new("sharing.mig", profile, Profiles(accelerator), "Choose one of them, or share by timeSlices.");
        if (sharing.Mig is null == sharing.TimeSlices is null)
            yield return new(
                "sharing",
                sharing.Mig is null ? "neither" : "both",
                "mig or timeSlices, one of the two",
                "Choose one: parts of an accelerator are not divided again."
            );
    }

    private static string Profiles(string accelerator) =>
        GpuSharing.ProfilesOf(accelerator) is [_, ..] profiles
            ? $"a profile of {accelerator}: {string.Join(", ", profiles)}"
            : $"nothing: {accelerator} cannot be divided, only {string.Join(", ", GpuSharing.Divisible)} can";

    private static IEnumerable<SettingProblem> Efa(PoolSettings pool) =>
        pool.Efa ? [.. EfaNodes(pool), .. EfaTypes(pool), .. EfaZone(pool)] : [];

    private static IEnumerable<SettingProblem> EfaNodes(PoolSettings pool)
    {
        if (pool.Accelerator is null)
            yield return new("efa", "true", "false, without an accelerator", "Remove it: it is for training on several nodes.");
        if (pool.MaxNodes < LeastNodesOfEfa)
            yield return new(
                "efa",
                "true",
                $"false, with maxNodes: {pool.MaxNodes}: there is no other node to talk to",
                "Raise maxNodes, or drop efa."
            );
        if (pool.Sharing is not null)
            yield return new(
                "efa",
                "true",
                "false, with shared accelerators: those do not talk to other nodes' ones",
                "Drop efa or sharing."
            );
    }

    private static IEnumerable<SettingProblem> EfaTypes(PoolSettings pool)
    {
        var counts = EfaInterfaces.ByType(pool.InstanceTypes);
        foreach (var type in pool.InstanceTypes.Where(t => counts[t] == 0).Distinct())
            yield return new(
                "instanceTypes",
                type,
                "instance types that are known to have EFA, with efa: true",
                "Choose a larger one, such as p5.48xlarge or g6.12xlarge, or drop efa."
            );
        // One launch template serves all of them, and names each interface.
        if (counts.Values.Where(c => c > 0).Distinct().Count() > 1)
            yield return new(
                "instanceTypes",
                string.Join(", ", counts.Select(c => $"{c.Key} with {c.Value}")),
                "instance types with the same number of EFA interfaces",
                "Keep those of one number; make another pool of the others."
            );
    }

    private static IEnumerable<SettingProblem> EfaZone(PoolSettings pool)
    {
        // A block lies in one zone by itself.
        if (pool.Zones.Count != 1 && pool.Kinds.Any(k => k != CapacityKind.Block))
            yield return new(
                "zones",
                pool.Zones.Count == 0 ? "all of the network" : string.Join(", ", pool.Zones),
                "one zone, with efa: true: nodes in different ones cannot reach each other through it",
                "Name the zone that has the instance types, such as zones: [a]."
            );
    }
}
