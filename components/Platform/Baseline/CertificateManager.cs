using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace MlInfra.Components.Baseline;

/// <summary>cert-manager in a namespace of its own, and the issuer with which the platform's parts certify each other.</summary>
public sealed class CertificateManager : ComponentResource
{
    private const string NamespaceName = "cert-manager";
    private const int WebhookPort = 10250;
    private const int ReleaseTimeoutSeconds = 600;

    /// <summary>Declares cert-manager.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public CertificateManager(string name, CertificateManagerArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:CertificateManager", name, args, options)
    {
        var space = Namespace(name);
        var spaceName = space.Metadata.Apply(m => m.Name);
        var policy = IngressPolicy(name, spaceName);
        var credentials = RegistryCredentials.Declare($"{name}-registries", spaceName, args.Images, args.Secrets, this);
        var release = Release(name, spaceName, CertManagerValues.Of(args.Hardening, credentials?.Metadata.Apply(m => m.Name)), policy);
        var issuer = new ClusterIssuer(
            $"{name}-issuer",
            new ClusterIssuerArgs
            {
                Metadata = new ObjectMetaArgs { Name = "mlinfra-internal" },
                Spec = new ClusterIssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() },
            },
            // The release brings the kind, and its webhook has to answer.
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        Issuer = issuer.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer.</summary>
    [Output("issuer")]
    public Output<string> Issuer { get; private set; }

    private Namespace Namespace(string name) =>
        new(
            $"{name}-namespace",
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = NamespaceName,
                    Labels = { ["pod-security.kubernetes.io/enforce"] = "restricted", ["pod-security.kubernetes.io/warn"] = "restricted" },
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    /// <summary>Nothing reaches a pod here but the API server's calls to the webhook, which come from outside the pod network.</summary>
    private NetworkPolicy IngressPolicy(string name, Output<string> space) =>
        new(
            $"{name}-ingress",
            new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = "webhook-only", Namespace = space },
                Spec = new NetworkPolicySpecArgs
                {
                    PodSelector = new LabelSelectorArgs(),
                    PolicyTypes = { "Ingress" },
                    Ingress =
                    {
                        new NetworkPolicyIngressRuleArgs
                        {
                            Ports =
                            {
                                new NetworkPolicyPortArgs { Port = WebhookPort, Protocol = "TCP" },
                            },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private Release Release(string name, Output<string> space, InputMap<object> values, NetworkPolicy policy) =>
        new(
            $"{name}-release",
            new ReleaseArgs
            {
                Name = "cert-manager",
                Namespace = space,
                Chart = "cert-manager",
                Version = BaselineVersions.CertManager.Version,
                RepositoryOpts = new RepositoryOptsArgs { Repo = BaselineVersions.CertManager.Repository },
                Values = values,
                Timeout = ReleaseTimeoutSeconds,
            },
            // No pod runs before the policy that closes its namespace.
            new CustomResourceOptions { Parent = this, DependsOn = { policy } }
        );
}
