using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Serving;

/// <summary>What <see cref="Endpoint"/> needs to know.</summary>
public sealed class EndpointArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>Name of the endpoint, which is the first part of its host name. Required.</summary>
    [Input("endpoint", required: true)]
    public required string Endpoint { get; init; }

    /// <summary>Its settings. Required.</summary>
    public required EndpointSettings Settings { get; init; }

    /// <summary>What it stands on: <see cref="ModelServing.Reference"/>. Required.</summary>
    public required ServingReference Serving { get; init; }

    /// <summary>external-secrets, which makes the key of its callers. Required.</summary>
    public required Resource SecretManager { get; init; }

    /// <summary>Where people and programs come in. Required.</summary>
    public required GatewayReference Gateway { get; init; }
}
