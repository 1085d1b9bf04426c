using MlInfra.Components.Baseline.Kinds;
using MlInfra.Components.Common;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Baseline;

/// <summary>cert-manager in a namespace of its own, and a private authority with which the platform's parts certify each other.</summary>
public sealed class CertificateManager : ComponentResource
{
    private const string AuthorityName = "mlinfra-ca";
    private const string IssuerName = "mlinfra-internal";

    // Ports and labels of the pods. Source: deploy/charts/cert-manager of github.com/cert-manager/cert-manager, v1.21.1 (2026-11-21).
    private const int WebhookPort = 10250;
    private const int MetricsPort = 9402;
    private static readonly Dictionary<string, string> Webhook = new() { ["app.kubernetes.io/component"] = "webhook" };

    private readonly string _name;

    /// <summary>Declares cert-manager and the authority.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public CertificateManager(string name, CertificateManagerArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:CertificateManager", name, args, options)
    {
        _name = name;
        var release = Release(args.Context);
        var selfSigned = SelfSigned(release);
        var issuer = Issuing(Authority(selfSigned, release));
        Issuer = issuer.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer. Whoever uses it waits until it can sign.</summary>
    [Output("issuer")]
    public Output<string> Issuer { get; private set; }

    internal static IReadOnlyList<Opening> Openings { get; } =
    [
        new InFromAnywhere("webhook") { Ports = [WebhookPort], Pods = Webhook },
        new InFrom("metrics", PlatformSpaces.Monitoring) { Ports = [MetricsPort] },
        OutToNetworks.Https,
    ];

    // The chart's last job asks the webhook until it answers: the release is there when certificates can be declared.
    private Release Release(PlatformContext context)
    {
        var space = new PlatformNamespace(
            $"{_name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Certificates,
                Context = context,
                Openings = Openings,
            },
            new ComponentResourceOptions { Parent = this }
        );
        return HelmRelease.Declare(
            $"{_name}-release",
            BaselineVersions.CertManager,
            space.Name,
            CertManagerValues.Of(context.Hardening, Webhook, space.PullSecret, context.Priorities?.Platform),
            this,
            context.Kinds.Certificates,
            context.Kinds.Metrics
        );
    }

    private ClusterIssuer SelfSigned(Release release) =>
        new(
            $"{_name}-self-signed",
            new ClusterIssuerArgs
            {
                Metadata = new ObjectMetaArgs { Name = "mlinfra-self-signed", Annotations = WaitFor.Condition("Ready") },
                Spec = new ClusterIssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );

    /// <summary>
    /// The root of the platform's certificates. Its key stays when it is renewed, so that what trusts it goes on to do so.
    /// </summary>
    private Certificate Authority(ClusterIssuer signer, Release release) =>
        new(
            $"{_name}-authority",
            new CertificateArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = AuthorityName,
                    // A cluster issuer looks for its secret here.
                    Namespace = release.Namespace,
                    Annotations = WaitFor.Condition("Ready"),
                },
                Spec = new CertificateSpecArgs
                {
                    SecretName = AuthorityName,
                    IsCa = true,
                    CommonName = AuthorityName,
                    IssuerRef = new IssuerReferenceArgs { Name = signer.Metadata.Apply(m => m.Name) },
                    Duration = "87600h",
                    RenewBefore = "8760h",
                    PrivateKey = new PrivateKeyArgs { RotationPolicy = "Never" },
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private ClusterIssuer Issuing(Certificate authority) =>
        new(
            $"{_name}-issuer",
            new ClusterIssuerArgs
            {
                Metadata = new ObjectMetaArgs { Name = IssuerName, Annotations = WaitFor.Condition("Ready") },
                Spec = new ClusterIssuerSpecArgs { Ca = new CaIssuerArgs { SecretName = AuthorityName } },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { authority } }
        );
}
