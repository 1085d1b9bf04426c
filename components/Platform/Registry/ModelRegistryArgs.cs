using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Registry;

/// <summary>What <see cref="ModelRegistry"/> needs to know.</summary>
public sealed class ModelRegistryArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>The registry's settings. Default: every default.</summary>
    public RegistrySettings Settings { get; init; } = new();

    /// <summary>Name of the cluster's secret store, which reads the cloud's secret manager. Required.</summary>
    [Input("secretStore", required: true)]
    public required Input<string> SecretStore { get; init; }

    /// <summary>external-secrets, which makes passwords. Required.</summary>
    public required Resource SecretManager { get; init; }

    /// <summary>Where people and programs come in. Required.</summary>
    public required GatewayReference Gateway { get; init; }
}
