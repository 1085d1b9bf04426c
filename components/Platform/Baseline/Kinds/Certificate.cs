using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>A certificate that cert-manager keeps valid, in a secret (cert-manager.io/v1).</summary>
internal sealed class Certificate(string name, CertificateArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class CertificateArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    [Input("spec", required: true)]
    public required Input<CertificateSpecArgs> Spec { get; init; }
}

internal sealed class CertificateSpecArgs : ResourceArgs
{
    [Input("secretName", required: true)]
    public required Input<string> SecretName { get; init; }

    [Input("issuerRef", required: true)]
    public required Input<IssuerReferenceArgs> IssuerRef { get; init; }

    [Input("isCA")]
    public Input<bool>? IsCa { get; init; }

    [Input("commonName")]
    public Input<string>? CommonName { get; init; }

    [Input("dnsNames")]
    public InputList<string>? DnsNames { get; init; }

    /// <summary>What its key may be used for. None: signatures and key exchange, and certificates where it is an authority.</summary>
    [Input("usages")]
    public InputList<string>? Usages { get; init; }

    /// <summary>How long it is valid, such as <c>2160h</c>.</summary>
    [Input("duration", required: true)]
    public required Input<string> Duration { get; init; }

    /// <summary>How long before its end it is renewed.</summary>
    [Input("renewBefore", required: true)]
    public required Input<string> RenewBefore { get; init; }

    [Input("privateKey", required: true)]
    public required Input<PrivateKeyArgs> PrivateKey { get; init; }
}

internal sealed class IssuerReferenceArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; init; } = "cert-manager.io";

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "ClusterIssuer";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class PrivateKeyArgs : ResourceArgs
{
    [Input("algorithm", required: true)]
    public Input<string> Algorithm { get; init; } = "ECDSA";

    [Input("size", required: true)]
    public Input<int> Size { get; init; } = 256;

    /// <summary><c>Always</c>: a new key with each renewal. <c>Never</c>: the key stays.</summary>
    [Input("rotationPolicy", required: true)]
    public required Input<string> RotationPolicy { get; init; }
}
