using MlInfra.Planner.Model;

namespace MlInfra.Reports;

/// <summary>
/// Things in the cloud that controllers of the cluster make, and that no state knows. What is left of them when the cluster goes, nobody
/// deletes: so something that Pulumi deletes has to wait for them.
/// </summary>
/// <param name="What">What they are.</param>
/// <param name="GoneWith">The resource whose deletion ends only when they are gone.</param>
internal sealed record ClusterMade(string What, PlannedResource GoneWith)
{
    /// <summary>All of them in a plan.</summary>
    public static IReadOnlyList<ClusterMade> Of(Plan plan)
    {
        var namespaces = plan
            .Resources.Where(r => r.Type == "kubernetes:core/v1:Namespace" && r.Inputs.At("metadata.name") is PlanValue.Text)
            .ToDictionary(r => ((PlanValue.Text)r.Inputs.At("metadata.name")!).Value, StringComparer.Ordinal);
        return [.. plan.Resources.SelectMany(r => By(r, namespaces))];
    }

    private static IEnumerable<ClusterMade> By(PlannedResource resource, Dictionary<string, PlannedResource> namespaces) =>
        resource.Type switch
        {
            "aws:eks/nodeGroup:NodeGroup" or "kubernetes:karpenter.sh/v1:NodePool" =>
            [
                new ClusterMade("nodes, with disks and network interfaces", resource),
            ],
            // A namespace is gone when its services are, and a service when its load balancer is.
            "kubernetes:gateway.networking.k8s.io/v1:Gateway" => InNamespace("load balancers", resource, "metadata.namespace", namespaces),
            // And when its claims are; behind them the driver deletes the volumes, which is why it outlives its add-on.
            "kubernetes:helm.sh/v3:Release" when ClaimsVolumes(resource.Inputs["values"]) => InNamespace(
                "claims of volumes, which their driver then deletes",
                resource,
                "namespace",
                namespaces
            ),
            _ => [],
        };

    private static IEnumerable<ClusterMade> InNamespace(
        string what,
        PlannedResource maker,
        string path,
        Dictionary<string, PlannedResource> namespaces
    ) =>
        maker.Inputs.At(path) is PlanValue.Text space && namespaces.TryGetValue(space.Value, out var gone)
            ? [new ClusterMade(what, gone)]
            : [];

    private static bool ClaimsVolumes(PlanValue? value) =>
        value switch
        {
            PlanValue.Map map => map.Entries.Any(e => e.Key == "volumeClaimTemplate" || ClaimsVolumes(e.Value)),
            PlanValue.List list => list.Items.Any(ClaimsVolumes),
            _ => false,
        };
}
