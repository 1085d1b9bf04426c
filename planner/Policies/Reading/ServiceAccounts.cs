namespace MlInfra.Planner.Policies.Reading;

/// <summary>Service accounts that a plan makes.</summary>
internal static class ServiceAccounts
{
    /// <summary>Whether the plan makes a service account: itself, or by a chart in its namespace, in which nobody can look.</summary>
    public static bool IsPlanned(PlanView plan, string space, string account) =>
        plan.OfType(KubernetesTypes.ServiceAccount)
            .Any(a => Values.Text(a.Inputs, "metadata.namespace") == space && Values.Text(a.Inputs, "metadata.name") == account)
        || plan.OfType(KubernetesTypes.Release).Any(r => Values.Text(r.Inputs, "namespace") == space);
}
