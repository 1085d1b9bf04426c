using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Serving;

/// <summary>What <see cref="ModelServing"/> needs to know.</summary>
public sealed class ModelServingArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>Name of cert-manager's issuer: cert-manager signs the certificate of KServe's webhooks. Required.</summary>
    [Input("issuer", required: true)]
    public required Input<string> Issuer { get; init; }

    /// <summary>Where people and programs come in. Required.</summary>
    public required GatewayReference Gateway { get; init; }
}
