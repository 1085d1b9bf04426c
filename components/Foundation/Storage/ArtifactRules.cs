using MlInfra.Components.Settings;

namespace MlInfra.Components.Storage;

/// <summary>What follows from the settings of the artifact store and what is around it. Paths are those of an environment.</summary>
public static class ArtifactRules
{
    /// <summary>Every rule with the environment that does not hold.</summary>
    /// <param name="artifacts">The artifact store.</param>
    /// <param name="region">Region of the environment.</param>
    public static IEnumerable<SettingProblem> Check(ArtifactSettings artifacts, string region) =>
        artifacts.Replica is null ? [] : Replica(artifacts, region);

    /// <summary>Whether there is a replica, and elsewhere.</summary>
    /// <param name="artifacts">The artifact store.</param>
    /// <param name="region">Region of the store.</param>
    public static IEnumerable<SettingProblem> Replica(ArtifactSettings artifacts, string region)
    {
        if (artifacts.Replica is not { } replica)
            yield return new("artifacts.replica", "nothing", "the region of the copy", "Add replica, or do not declare a copy.");
        else if (replica.Region == region)
            yield return new(
                "artifacts.replica.region",
                replica.Region,
                $"another region than the environment's, which is {region}",
                "Choose another region, or remove replica."
            );
    }

    /// <summary>
    /// What becomes of the store when it goes. What a level would empty, it leaves behind where nobody can lift the lock: emptying would
    /// stop half way, and the environment would never be gone.
    /// </summary>
    /// <param name="artifacts">The artifact store.</param>
    /// <param name="hardening">What the security level sets.</param>
    public static Hardening Hardening(ArtifactSettings artifacts, Hardening hardening) =>
        artifacts.ObjectLock?.Mode == ObjectLockMode.Compliance && hardening.EmptyOnDestroy
            ? hardening with
            {
                EmptyOnDestroy = false,
                RetainData = true,
            }
            : hardening;
}
