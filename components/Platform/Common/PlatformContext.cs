using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Common;

/// <summary>What every part of a platform gets.</summary>
/// <param name="Foundation">What the platform stands on.</param>
/// <param name="Hardening">What the security level sets.</param>
/// <param name="Kinds">The custom kinds that several parts use.</param>
/// <param name="Images">Where images come from.</param>
/// <param name="Secrets">Where the values of secret settings come from.</param>
public sealed record PlatformContext(
    Foundation Foundation,
    Hardening Hardening,
    InstalledKinds Kinds,
    ImageSettings Images,
    ISecretSource Secrets
)
{
    /// <summary>Names of the priority classes. Null: there are none, and pods have the cluster's default.</summary>
    public PriorityNames? Priorities { get; init; }
}
