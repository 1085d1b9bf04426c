using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>What <see cref="CertificateManager"/> needs to know.</summary>
public sealed class CertificateManagerArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }
}
