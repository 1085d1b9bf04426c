using MlInfra.Components.Settings;

namespace MlInfra.Components.Storage;

/// <summary>Rules between the artifact store and what is around it. Paths are those of an environment.</summary>
public static class ArtifactRules
{
    /// <summary>Every rule that does not hold.</summary>
    /// <param name="artifacts">The artifact store.</param>
    /// <param name="region">Region of the environment.</param>
    /// <param name="hardening">What the security level sets.</param>
    public static IEnumerable<SettingProblem> Check(ArtifactSettings artifacts, string region, Hardening hardening) =>
        Lock(artifacts, hardening).Concat(artifacts.Replica is null ? [] : Replica(artifacts, region));

    /// <summary>Whether the store can be emptied as its level wants.</summary>
    /// <param name="artifacts">The artifact store.</param>
    /// <param name="hardening">What the security level sets.</param>
    // Whoever empties a bucket may lift a lock of the other mode on the way.
    public static IEnumerable<SettingProblem> Lock(ArtifactSettings artifacts, Hardening hardening)
    {
        if (hardening.EmptyOnDestroy && artifacts.ObjectLock?.Mode == ObjectLockMode.Compliance)
            yield return new(
                "artifacts.objectLock.mode",
                "compliance, with security: standard",
                "governance with security: standard, which empties the store when the environment goes; compliance with security: hardened",
                "Choose mode: governance, or security: hardened."
            );
    }

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
}
