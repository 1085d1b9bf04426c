using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>Pieces that the values of many charts have in common.</summary>
internal static class HelmValues
{
    /// <summary>A map of values.</summary>
    /// <param name="entries">Its entries.</param>
    public static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>();
        foreach (var (key, value) in entries)
            map.Add(key, value);
        return map;
    }

    /// <summary>The pull secret as a list of references. Empty where every registry is public.</summary>
    /// <param name="pullSecret">Name of the secret.</param>
    public static List<object> PullSecrets(Output<string>? pullSecret) =>
        pullSecret is null ? [] : [new Dictionary<string, object> { ["name"] = pullSecret }];

    /// <summary>Requests and limits of a container. There is no limit of CPU: it would only slow a container down on an idle node.</summary>
    /// <param name="cpu">CPU that is set aside, such as <c>10m</c>.</param>
    /// <param name="memory">Memory that is set aside, such as <c>64Mi</c>.</param>
    /// <param name="maxMemory">Memory at the most.</param>
    public static Dictionary<string, object> Resources(string cpu, string memory, string maxMemory) =>
        new()
        {
            ["requests"] = new Dictionary<string, object> { ["cpu"] = cpu, ["memory"] = memory },
            ["limits"] = new Dictionary<string, object> { ["memory"] = maxMemory },
        };

    /// <summary>A disruption budget where there are several replicas: one for a single replica would keep its node from being drained.</summary>
    /// <param name="replicas">How many there are.</param>
    public static Dictionary<string, object> Budget(int replicas) => Map(("enabled", replicas > 1));

    /// <summary>Constraints that put pods on different nodes where there are several.</summary>
    /// <param name="pods">Labels of the pods.</param>
    public static List<object> SpreadOverNodes(Dictionary<string, string> pods) =>
        [
            new Dictionary<string, object>
            {
                ["maxSkew"] = 1,
                ["topologyKey"] = "kubernetes.io/hostname",
                ["whenUnsatisfiable"] = "ScheduleAnyway",
                ["labelSelector"] = new Dictionary<string, object> { ["matchLabels"] = pods },
            },
        ];

    /// <summary>Adds the priority class to a map of values, where there is one.</summary>
    /// <param name="values">Values at the level that takes a priority class.</param>
    /// <param name="priority">Name of the class.</param>
    public static Dictionary<string, object> WithPriority(this Dictionary<string, object> values, Output<string>? priority)
    {
        if (priority is not null)
            values["priorityClassName"] = priority;
        return values;
    }
}
