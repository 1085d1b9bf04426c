using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Baseline;

/// <summary>What <see cref="CertificateManager"/> needs to know.</summary>
public sealed class CertificateManagerArgs : ResourceArgs
{
    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>Where images come from. Default: public registries only.</summary>
    public ImageSettings Images { get; init; } = new();

    /// <summary>Where the values of secret settings come from. Required.</summary>
    public required ISecretSource Secrets { get; init; }
}
