using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace MlInfra.Components.Teams;

/// <summary>What the members of a team may do, in its namespace and in the cluster.</summary>
internal static class TeamRules
{
    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "update", "patch", "delete"];
    private static readonly string[] All = [.. Read, .. Write];

    /// <summary>In the team's namespace: run jobs, see what becomes of them, and configure them.</summary>
    public static PolicyRuleArgs[] InNamespace() =>
        [
            Rule("batch", ["jobs"], All),
            Rule("jobset.x-k8s.io", ["jobsets"], All),
            Rule("trainer.kubeflow.org", ["trainjobs", "trainingruntimes"], All),
            Rule("kueue.x-k8s.io", ["localqueues", "workloads"], Read),
            Rule("", ["configmaps", "services", "persistentvolumeclaims"], All),
            // Members set the secrets of their jobs, and do not read them: those of the platform lie beside.
            Rule("", ["secrets"], Write),
            Rule("", ["pods"], [.. Read, "delete"]),
            Rule("", ["pods/log"], ["get"]),
            Rule("", ["events", "resourcequotas", "limitranges", "serviceaccounts"], Read),
        ];

    /// <summary>In the cluster: see what jobs are made from, and the team's own quota.</summary>
    /// <param name="queue">Name of the team's cluster queue.</param>
    public static PolicyRuleArgs[] InCluster(string queue)
    {
        var own = Rule("kueue.x-k8s.io", ["clusterqueues"], ["get"]);
        own.ResourceNames = new[] { queue };
        return [Rule("trainer.kubeflow.org", ["clustertrainingruntimes"], Read), own];
    }

    private static PolicyRuleArgs Rule(string group, string[] resources, string[] verbs) =>
        new()
        {
            ApiGroups = new[] { group },
            Resources = resources,
            Verbs = verbs,
        };
}
