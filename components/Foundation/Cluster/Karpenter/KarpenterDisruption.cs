namespace MlInfra.Components.Cluster;

/// <summary>When Karpenter takes nodes away by itself.</summary>
/// <param name="Policy">Which nodes it takes: empty ones only, or those too whose pods fit elsewhere.</param>
/// <param name="After">How long a node has been so.</param>
/// <param name="ExpireAfter">How old a node becomes. It goes then whatever runs on it.</param>
/// <param name="Budgets">How many go at a time.</param>
public sealed record KarpenterDisruption(string Policy, string After, string ExpireAfter, IReadOnlyList<DisruptionBudget> Budgets)
{
    // Training begins again where its node goes. A node is replaced under it for another image only, which is somebody's decision, one at a
    // time as in a managed node group; a pod with the annotation karpenter.sh/do-not-disrupt keeps its node even then.
    private static readonly KarpenterDisruption Accelerated = new(
        "WhenEmpty",
        // As long as the cluster autoscaler waits.
        "10m",
        "Never",
        [new DisruptionBudget("100%", "Empty"), new DisruptionBudget("1", "Drifted")]
    );

    private static readonly KarpenterDisruption General = new(
        "WhenEmptyOrUnderutilized",
        "10m",
        // Thirty days, as Karpenter has it unless told.
        "720h",
        [new DisruptionBudget("1", null)]
    );

    /// <summary>When nodes of a pool are taken away.</summary>
    /// <param name="pool">The pool.</param>
    // Source: karpenter.sh/v1.14/concepts/disruption (2026-11-21).
    public static KarpenterDisruption Of(PoolSettings pool) => pool.Accelerator is null ? General : Accelerated;
}

/// <summary>How many nodes of a NodePool go at a time.</summary>
/// <param name="Nodes">A number, or a share of all.</param>
/// <param name="Reason">Why: <c>Empty</c>, <c>Drifted</c> or <c>Underutilized</c>. Null: for whatever reason.</param>
public sealed record DisruptionBudget(string Nodes, string? Reason);
