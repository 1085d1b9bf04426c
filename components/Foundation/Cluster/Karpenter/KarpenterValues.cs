using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>Values of the charts of Karpenter.</summary>
internal static class KarpenterValues
{
    public const string ServiceAccount = "karpenter";

    /// <summary>Values of the controller's chart, which keeps it off the nodes that it makes by itself.</summary>
    public static InputMap<object> Of(Output<string> cluster, Output<string> queue, string region, int replicas) =>
        new()
        {
            ["settings"] = Output
                .Tuple(cluster, queue)
                .Apply(object (names) => HelmValues.Map(("clusterName", names.Item1), ("interruptionQueue", names.Item2))),
            ["replicas"] = replicas,
            ["priorityClassName"] = "system-cluster-critical",
            ["serviceAccount"] = HelmValues.Map(("create", true), ("name", ServiceAccount)),
            ["controller"] = HelmValues.Map(
                // It would ask the node for its region, and pods do not reach a node's metadata.
                ("env", new List<object> { HelmValues.Map(("name", "AWS_REGION"), ("value", region)) }),
                ("resources", HelmValues.Resources("500m", "1Gi", "1Gi"))
            ),
        };

    /// <summary>Values of the kinds' chart: without it, the kinds stay, since deleting one deletes every node of it.</summary>
    // Source: helm.sh/docs/howto/charts_tips_and_tricks, "Tell Helm Not To Uninstall a Resource" (2026-11-21).
    public static InputMap<object> OfKinds() => new() { ["additionalAnnotations"] = HelmValues.Map(("helm.sh/resource-policy", "keep")) };

    /// <summary>
    /// Replicas of the controller, of which one leads: each on a node of its own, so that there are no more than nodes that always run.
    /// </summary>
    /// <param name="wanted">What the security level wants.</param>
    /// <param name="pools">The pools by name.</param>
    public static int Replicas(int wanted, IReadOnlyDictionary<string, PoolSettings> pools) =>
        Math.Max(1, Math.Min(wanted, pools.Values.Where(p => p.Accelerator is null).Sum(p => p.MinNodes)));
}
