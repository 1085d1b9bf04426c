using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>
/// By what items of a list are known: as in Kubernetes' list maps, and by the names that policies and charts give their items. A list
/// without such a key, or in which it stands twice, is compared by position.
/// </summary>
internal static class ListKeys
{
    // Source: x-kubernetes-list-map-keys and x-kubernetes-patch-merge-key of the API, https://kubernetes.io/docs/reference/using-api/
    // server-side-apply/#merge-strategy (2026-11-21).
    private static readonly Dictionary<string, string[]> ByList = new(StringComparer.Ordinal)
    {
        ["hostAliases"] = ["ip"],
        ["ownerReferences"] = ["uid"],
        ["ports"] = ["containerPort", "port", "name"],
        ["topologySpreadConstraints"] = ["topologyKey"],
        ["volumeDevices"] = ["devicePath"],
        ["volumeMounts"] = ["mountPath"],
    };

    private static readonly string[] Common = ["name", "Sid", "sid", "id", "alert", "record", "key", "deviceName", "type"];

    /// <summary>The key of the items of both lists, which are those of a property, or null.</summary>
    public static string? Of(string list, PlanValue.List before, PlanValue.List after)
    {
        if (before.Items.IsEmpty && after.Items.IsEmpty)
            return null;
        var candidates = ByList.TryGetValue(list, out var own) ? own : Common;
        return candidates.FirstOrDefault(key => IsKey(key, before) && IsKey(key, after));
    }

    /// <summary>What an item is known by. Null: nothing that could stand in a path.</summary>
    public static string? ValueOf(PlanValue item, string key) =>
        (item as PlanValue.Map)?[key] switch
        {
            PlanValue.Text { Value: { Length: > 0 } text } when text.AsSpan().IndexOfAny("[]\"\n") < 0 => text,
            PlanValue.Number number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };

    private static bool IsKey(string key, PlanValue.List list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.Items.All(item => ValueOf(item, key) is { } value && seen.Add(value));
    }
}
