using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>What <see cref="PlatformGateway"/> needs to know.</summary>
public sealed class PlatformGatewayArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>How the platform is reached. Required.</summary>
    public required GatewaySettings Settings { get; init; }

    /// <summary>Name of the cluster issuer that signs the gateway's certificate. Required.</summary>
    [Input("issuer", required: true)]
    public required Input<string> Issuer { get; init; }
}
