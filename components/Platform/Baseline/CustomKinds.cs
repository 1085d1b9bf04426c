using MlInfra.Components.Common;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace MlInfra.Components.Baseline;

/// <summary>What <see cref="CustomKinds"/> needs to know.</summary>
public sealed class CustomKindsArgs : ResourceArgs
{
    /// <summary>What the platform stands on. Required.</summary>
    public required Foundation Foundation { get; init; }
}

/// <summary>
/// The custom kinds that several parts use, before any of them: each part's chart brings objects of the others' kinds. They are kept when
/// the platform goes, since deleting a kind deletes every object of it.
/// </summary>
public sealed class CustomKinds : ComponentResource
{
    private readonly Foundation _foundation;

    /// <summary>Declares the kinds.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public CustomKinds(string name, CustomKindsArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:CustomKinds", name, args, options)
    {
        _foundation = args.Foundation;
        Installed = new InstalledKinds(
            Certificates: Group($"{name}-certificates", KindManifests.CertManager),
            Secrets: Group($"{name}-secrets", KindManifests.ExternalSecrets),
            Routes: Group($"{name}-routes", KindManifests.GatewayApi, KindManifests.EnvoyGateway),
            Metrics: Group($"{name}-metrics", KindManifests.PrometheusOperator)
        );
        RegisterOutputs();
    }

    /// <summary>The kinds, for others to wait for.</summary>
    public InstalledKinds Installed { get; }

    private ConfigGroup Group(string name, params IReadOnlyList<KindManifests> manifests) =>
        new(
            name,
            new ConfigGroupArgs { Files = manifests.SelectMany(m => m.Addresses).ToArray() },
            new ComponentResourceOptions
            {
                Parent = this,
                // A provider's component inherits none.
                Provider = _foundation.KubernetesProvider,
                RetainOnDelete = true,
            }
        );
}
