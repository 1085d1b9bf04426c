using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>Groups of custom kinds that are installed. Whoever declares an object of a kind, by itself or by a chart, depends on its group.</summary>
/// <param name="Certificates">cert-manager.io: certificates and issuers.</param>
/// <param name="Secrets">external-secrets.io: secrets and stores.</param>
/// <param name="Routes">gateway.networking.k8s.io and gateway.envoyproxy.io: gateways, routes and their policies.</param>
/// <param name="Metrics">monitoring.coreos.com: monitors and rules.</param>
public sealed record InstalledKinds(Resource Certificates, Resource Secrets, Resource Routes, Resource Metrics);
