using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>Who signs certificates for the whole cluster (cert-manager.io/v1).</summary>
internal sealed class ClusterIssuer(string name, ClusterIssuerArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterIssuerArgs() : CustomResourceArgs("cert-manager.io/v1", "ClusterIssuer")
{
    [Input("spec", required: true)]
    public required Input<ClusterIssuerSpecArgs> Spec { get; init; }
}

internal sealed class ClusterIssuerSpecArgs : ResourceArgs
{
    [Input("selfSigned")]
    public Input<SelfSignedIssuerArgs>? SelfSigned { get; init; }

    [Input("ca")]
    public Input<CaIssuerArgs>? Ca { get; init; }
}

/// <summary>Has no settings that the platform uses.</summary>
internal sealed class SelfSignedIssuerArgs : ResourceArgs;

internal sealed class CaIssuerArgs : ResourceArgs
{
    /// <summary>Name of the secret with certificate and key, in cert-manager's namespace.</summary>
    [Input("secretName", required: true)]
    public required Input<string> SecretName { get; init; }
}
