using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>A service account of the cluster with a role of the cloud.</summary>
/// <param name="Resource">The association, or the add-on that makes it.</param>
/// <param name="RolePath">Path of the role there.</param>
/// <param name="Namespace">Namespace. Null: the add-on's own.</param>
/// <param name="Account">Name of the service account.</param>
/// <param name="Role">The role, where it is planned.</param>
internal sealed record PodIdentity(PlannedResource Resource, string RolePath, string? Namespace, string? Account, PlannedResource? Role);

/// <summary>Reads who in the cluster is who in the cloud.</summary>
internal static class PodIdentities
{
    public static IEnumerable<PodIdentity> In(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.PodIdentity)
                .Select(r => new PodIdentity(
                    r,
                    "roleArn",
                    Values.Text(r.Inputs, "namespace"),
                    Values.Text(r.Inputs, "serviceAccount"),
                    plan.Targets(r, "roleArn", AwsTypes.Role).FirstOrDefault()
                )),
            .. plan.OfType(AwsTypes.Addon).SelectMany(addon => OfAddon(plan, addon)),
        ];

    /// <summary>The identities that serve models, each with who serves.</summary>
    public static IEnumerable<(PlannedResource Service, PodIdentity Identity)> Serving(PlanView plan)
    {
        var identities = In(plan).ToList();
        foreach (var service in plan.OfType(KubernetesTypes.InferenceService))
        {
            var (space, account) = (
                Values.Text(service.Inputs, "metadata.namespace"),
                Values.Text(service.Inputs, "spec.predictor.serviceAccountName") ?? "default"
            );
            foreach (var identity in identities.Where(i => i.Namespace == space && i.Account == account))
                yield return (service, identity);
        }
    }

    private static IEnumerable<PodIdentity> OfAddon(PlanView plan, PlannedResource addon) =>
        Values
            .Items(addon.Inputs, "podIdentityAssociations")
            .Select(item =>
            {
                var path = PropertyPath.Key(item.Path, "roleArn");
                var role = plan.Targets(addon, path, AwsTypes.Role).FirstOrDefault();
                return new PodIdentity(addon, path, null, Values.Text(item.Value, "serviceAccount"), role);
            });
}
