using MlInfra.Components.Baseline;
using MlInfra.Components.Monitoring;
using MlInfra.Components.Registry;
using MlInfra.Components.Serving;
using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;
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

    /// <summary>How the platform is reached. Required.</summary>
    public required GatewaySettings Gateway { get; init; }

    /// <summary>How models are trained. Default: every default.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>The model registry. Default: every default.</summary>
    public RegistrySettings Registry { get; init; } = new();

    /// <summary>How models are served. Default: no endpoint.</summary>
    public ServingSettings Serving { get; init; } = new();

    /// <summary>How the platform is watched. Default: every default.</summary>
    public MonitoringSettings Monitoring { get; init; } = new();

    /// <summary>Teams by name. Default: none.</summary>
    public IReadOnlyDictionary<string, TeamSettings> Teams { get; init; } = new Dictionary<string, TeamSettings>();

    /// <summary>Where the values of secret settings come from. Required.</summary>
    public required ISecretSource Secrets { get; init; }
}
