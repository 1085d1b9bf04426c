using MlInfra.Components.Baseline.Kinds;
using MlInfra.Components.Common;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Baseline;

/// <summary>
/// external-secrets in a namespace of its own, and the store that reads from the cloud's secret manager: passwords come into the cluster
/// without passing through any state.
/// </summary>
public sealed class SecretManager : ComponentResource
{
    private const string ServiceAccount = "external-secrets-controller";
    private const string StoreName = "mlinfra";

    // Ports and labels of the pods.
    // Source: deploy/charts/external-secrets of github.com/external-secrets/external-secrets, helm-chart-2.9.0 (2026-11-21).
    private const int WebhookPort = 10250;
    private const int MetricsPort = 8080;
    private static readonly Dictionary<string, string> Webhook = new() { ["app.kubernetes.io/name"] = "external-secrets-webhook" };
    private static readonly Dictionary<string, string> Controller = new() { ["app.kubernetes.io/name"] = "external-secrets" };

    /// <summary>Declares external-secrets and the store.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public SecretManager(string name, SecretManagerArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:SecretManager", name, args, options)
    {
        var release = DeclareRelease(name, args.Context);
        var store = new ClusterSecretStore(
            $"{name}-store",
            new ClusterSecretStoreArgs
            {
                // It is ready once the identity can read: a deployment whose identity is wrong stops here.
                Metadata = new ObjectMetaArgs { Name = StoreName, Annotations = WaitFor.Condition("Ready") },
                Spec = new ClusterSecretStoreSpecArgs
                {
                    Provider = new Dictionary<string, object>(args.Context.Foundation.Facts.SecretStoreProvider),
                    Conditions = new StoreConditionArgs { Namespaces = PlatformSpaces.Registry },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        Store = store.Metadata.Apply(m => m.Name);
        Release = release;
        RegisterOutputs();
    }

    /// <summary>Name of the cluster secret store. Whoever uses it waits until it can be read from. The registry's namespace may.</summary>
    [Output("store")]
    public Output<string> Store { get; private set; }

    /// <summary>For those who declare secrets or generators to depend on: controller and webhook.</summary>
    public Resource Release { get; }

    internal static IReadOnlyList<Opening> Openings(ClusterFacts facts) =>
        [
            new InFromAnywhere("webhook") { Ports = [WebhookPort], Pods = Webhook },
            new InFrom("metrics", PlatformSpaces.Monitoring) { Ports = [MetricsPort] },
            OutToNetworks.Https,
            .. OutToNetworks.CloudIdentity(facts, Controller),
        ];

    // The webhook's certificate is made by the chart's certificate controller, which is ready once the API server knows it and the webhook
    // answers. The release waits for it.
    private Release DeclareRelease(string name, PlatformContext context)
    {
        var foundation = context.Foundation;
        var space = new PlatformNamespace(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Secrets,
                Context = context,
                Openings = Openings(foundation.Facts),
            },
            new ComponentResourceOptions { Parent = this }
        );
        var account = foundation.GrantAccess(PlatformSpaces.Secrets, ServiceAccount, new Permission.ReadDatabaseSecret());
        return HelmRelease.Declare(
            $"{name}-release",
            BaselineVersions.ExternalSecrets,
            space.Name,
            ExternalSecretsValues.Of(context.Hardening, account, Webhook, space.PullSecret, context.Priorities?.Platform),
            this,
            context.Kinds.Secrets,
            context.Kinds.Metrics
        );
    }
}
