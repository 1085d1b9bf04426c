using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components;

/// <summary>What <see cref="Platform"/> needs to know.</summary>
public sealed class PlatformArgs : ResourceArgs
{
    /// <summary>What it stands on. Required.</summary>
    public required Foundation Foundation { get; init; }

    /// <summary>How hard the environment is to break. Default: standard.</summary>
    public SecurityLevel Security { get; init; } = SecurityLevel.Standard;

    /// <summary>Where images come from. Default: public registries only.</summary>
    public ImageSettings Images { get; init; } = new();

    /// <summary>Where the values of secret settings come from. Required.</summary>
    public required ISecretSource Secrets { get; init; }
}
