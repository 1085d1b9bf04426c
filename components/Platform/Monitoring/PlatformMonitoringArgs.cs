using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Monitoring;

/// <summary>What <see cref="PlatformMonitoring"/> needs to know.</summary>
public sealed class PlatformMonitoringArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>How the platform is watched. Default: every default.</summary>
    public MonitoringSettings Settings { get; init; } = new();

    /// <summary>The gateway through which people reach Grafana. Required.</summary>
    public required GatewayReference Gateway { get; init; }

    /// <summary>Name of the storage class of the volumes. Required.</summary>
    [Input("storageClass", required: true)]
    public required Input<string> StorageClass { get; init; }

    /// <summary>external-secrets, which makes up Grafana's password. Required.</summary>
    public required Resource SecretManager { get; init; }

    /// <summary>Name of the cluster issuer that certifies the operator's webhook. Required.</summary>
    [Input("certificateIssuer", required: true)]
    public required Input<string> CertificateIssuer { get; init; }

    /// <summary>Whether the GPU operator is installed, and GPUs are to be watched. Default: yes.</summary>
    public bool GpuOperator { get; init; } = true;
}
