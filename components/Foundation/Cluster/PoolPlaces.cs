using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>Where the nodes of a pool are: in which of the subnets that it is given.</summary>
public static class PoolPlaces
{
    /// <summary>Which of the subnets are in the zones of a group.</summary>
    /// <param name="zones">Zones of the subnets, in their order.</param>
    /// <param name="group">The group.</param>
    /// <returns>Their places, from 0. Null: all of them.</returns>
    public static IReadOnlyList<int>? Of(IReadOnlyList<string> zones, PoolGroup group) =>
        group.Zones.Count == 0 ? null : [.. Enumerable.Range(0, zones.Count).Where(i => group.Zones.Contains(zones[i]))];

    internal static InputList<string> Subnets(AwsNodePoolArgs args, PoolGroup group) =>
        Of(args.Zones, group) is { } places ? args.SubnetIds.Apply(ids => places.Select(p => ids[p]).ToArray()) : args.SubnetIds;

    // Of the arguments: what the settings ask for, whoever declares the pool has to give.
    internal static IEnumerable<SettingProblem> Problems(AwsNodePoolArgs args)
    {
        if (args.Settings.InstanceTypes.Count == 0)
            yield return new("instanceTypes", "none", "1 to 20, without an accelerator", "Name those that may serve the pool.");
        foreach (var zone in PoolGroup.Of(args.Settings).SelectMany(g => g.Zones).Distinct().Where(z => !args.Zones.Contains(z)))
            yield return new(
                "zones",
                $"without {zone}, which the settings name",
                "the zones of subnetIds, in their order",
                "Say in which zones the subnets are."
            );
        if (args.Settings.Efa && (args.VpcId is null || args.ClusterSecurityGroupId is null))
            yield return new(
                "vpcId, clusterSecurityGroupId",
                "nothing",
                "both, with efa: true",
                "Give the network and the cluster's group."
            );
    }
}
