using MlInfra.Components.Common;
using MlInfra.Components.Common.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Registry;

/// <summary>
/// The model registry: an MLflow server on the metadata database and the artifact store, reached by HTTPS through the gateway, and by
/// those who have an account.
/// </summary>
public sealed class ModelRegistry : ComponentResource
{
    /// <summary>Folder of the artifact store that is the registry's own.</summary>
    internal const string ArtifactFolder = "mlflow";

    // The chart gives service and account the release's name, which is its own.
    private const string ServiceName = "mlflow";

    // Large artifacts pass through the server; the gateway's own limit is 15 seconds.
    private const string RequestTimeout = "30m";

    /// <summary>Declares the registry.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public ModelRegistry(string name, ModelRegistryArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:registry:ModelRegistry", name, args, options)
    {
        var space = Space(name, args);
        var release = Release(name, args, space);
        var route = Route(name, args.Gateway, space.Name, release);
        if (args.Settings.Replicas > 1)
            Budget(name, space.Name);

        Url = OutputUtilities.WithDependency(Output.Create($"https://{Host(args.Gateway)}"), route);
        TrackingUri = OutputUtilities.WithDependency(Output.Create($"http://{ServiceHosts()[^1]}"), release);
        RegisterOutputs();
    }

    /// <summary>Address for people, and for programs outside the cluster.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>Address for jobs inside the cluster, from namespaces of teams. It asks for an account too.</summary>
    [Output("trackingUri")]
    public Output<string> TrackingUri { get; private set; }

    private static string Host(GatewayReference gateway) => gateway.Host("mlflow");

    private static string[] ServiceHosts() =>
        [
            $"{ServiceName}.{PlatformSpaces.Registry}",
            $"{ServiceName}.{PlatformSpaces.Registry}.svc",
            $"{ServiceName}.{PlatformSpaces.Registry}.svc.cluster.local",
        ];

    private PlatformNamespace Space(string name, ModelRegistryArgs args) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Registry,
                Context = args.Context,
                // The chart knows no seccomp profile, which "restricted" asks for. It sets all else that "restricted" does.
                PodSecurity = PodSecurity.Baseline,
                Labels = GatewayReference.Routes,
                Openings = Openings(args.Context.Foundation, args.Gateway).ToList(),
            },
            new ComponentResourceOptions { Parent = this }
        );

    private static IEnumerable<Opening> Openings(Foundation foundation, GatewayReference gateway) =>
        [
            new InFrom("gateway", gateway.Namespace) { Ports = [MlflowValues.ContainerPort] },
            new InFromLabelled("teams", PlatformSpaces.TeamLabel) { Ports = [MlflowValues.ContainerPort] },
            new OutToNetworks("database", [.. foundation.Facts.Networks.Select(n => n.ToString())]) { Ports = [foundation.Database.Port] },
            OutToNetworks.Https,
            .. OutToNetworks.CloudIdentity(foundation.Facts),
        ];

    private Release Release(string name, ModelRegistryArgs args, PlatformNamespace space)
    {
        var foundation = args.Context.Foundation;
        var database = MlflowSecrets.Database(
            $"{name}-database",
            space.Name,
            foundation.Database,
            args.SecretStore,
            this,
            args.SecretManager
        );
        var admin = MlflowSecrets.Administrator($"{name}-admin", space.Name, this, args.SecretManager);
        var formKey = MlflowSecrets.FormKey($"{name}-form-key", space.Name, this, args.SecretManager);
        var account = foundation.GrantAccess(PlatformSpaces.Registry, ServiceName, new Permission.WriteArtifacts($"{ArtifactFolder}/"));
        var inputs = new MlflowInputs(
            account,
            foundation.ArtifactStore,
            foundation.Database,
            database,
            admin,
            space.PullSecret,
            [Host(args.Gateway), .. ServiceHosts()],
            $"https://{Host(args.Gateway)}",
            args.Settings.Replicas,
            args.Context.Priorities?.Platform
        );
        return HelmRelease.Declare(
            $"{name}-release",
            RegistryVersions.Mlflow,
            // No value names the key's secret: the chart finds it.
            space.Name.After(formKey),
            MlflowValues.Of(inputs),
            this
        );
    }

    private HttpRoute Route(string name, GatewayReference gateway, Output<string> space, Release release) =>
        new(
            $"{name}-route",
            new HttpRouteArgs
            {
                Metadata = new ObjectMetaArgs { Name = ServiceName, Namespace = space },
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs = new ParentReferenceArgs { Name = gateway.Name, Namespace = gateway.Namespace },
                    Hostnames = Host(gateway),
                    Rules = new HttpRouteRuleArgs
                    {
                        BackendRefs = new HttpBackendReferenceArgs { Name = ServiceName, Port = MlflowValues.ServicePort },
                        Timeouts = new HttpRouteTimeoutsArgs { Request = RequestTimeout },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );

    private void Budget(string name, Output<string> space) =>
        _ = new PodDisruptionBudget(
            $"{name}-budget",
            new PodDisruptionBudgetArgs
            {
                Metadata = new ObjectMetaArgs { Name = ServiceName, Namespace = space },
                Spec = new PodDisruptionBudgetSpecArgs
                {
                    MaxUnavailable = 1,
                    Selector = new LabelSelectorArgs { MatchLabels = { [MlflowValues.AppLabel] = MlflowValues.App } },
                },
            },
            new CustomResourceOptions { Parent = this }
        );
}
