using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Volumes that a chart makes, as far as its values tell.</summary>
/// <param name="Name">Where in the values they are.</param>
/// <param name="Claim">A claim, as Kubernetes has it.</param>
/// <param name="Replicas">How many of it.</param>
internal sealed record ChartVolumes(string Name, PlanValue Claim, decimal Replicas)
{
    private static readonly string[] ReplicaKeys = ["replicas", "replicaCount"];

    /// <summary>
    /// Claims under a key <c>volumeClaimTemplate</c>, and the common <c>persistence</c> of charts with a size. As many as the nearest map
    /// around them has replicas.
    /// </summary>
    /// <param name="values">Values of the chart.</param>
    public static IEnumerable<ChartVolumes> In(PlanValue? values) => values is null ? [] : In(values, "", 1);

    private static IEnumerable<ChartVolumes> In(PlanValue value, string path, decimal replicas)
    {
        if (value is PlanValue.List list)
            return list.Items.SelectMany((item, index) => In(item, PropertyPath.Index(path, index), replicas));
        if (value is not PlanValue.Map map)
            return [];
        var here = ReplicaKeys.Select(key => Counts.Of(map, key)).FirstOrDefault(count => count is not null) ?? replicas;
        return map.Entries.SelectMany(entry =>
            entry.Key switch
            {
                "volumeClaimTemplate" when entry.Value.At("spec.resources.requests.storage") is not null => [new(path, entry.Value, here)],
                "persistence" when Of(entry.Value) is { } claim => [new(PropertyPath.Key(path, entry.Key), claim, here)],
                _ => In(entry.Value, PropertyPath.Key(path, entry.Key), here),
            }
        );
    }

    private static PlanValue.Map? Of(PlanValue persistence)
    {
        if (Values.Flag(persistence, "enabled", absent: false) != Answer.Yes || persistence.At("size") is not { } size)
            return null;
        // A claim of somebody else is paid for there.
        if (Values.Text(persistence, "existingClaim") is { Length: > 0 })
            return null;
        var spec = new Dictionary<string, PlanValue> { ["resources"] = Map("requests", Map("storage", size)) };
        if (Values.Text(persistence, "storageClass") is { Length: > 0 } name)
            spec["storageClassName"] = new PlanValue.Text(name);
        return Map("spec", new PlanValue.Map(spec));
    }

    private static PlanValue.Map Map(string key, PlanValue value) => new([KeyValuePair.Create(key, value)]);
}
