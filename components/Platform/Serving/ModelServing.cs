using MlInfra.Components.Common;
using MlInfra.Components.Common.Kinds;
using MlInfra.Components.Serving.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Serving;

/// <summary>KServe in its Standard mode, the runtime that serves MLflow's models, and the namespace of the endpoints.</summary>
public sealed class ModelServing : ComponentResource
{
    /// <summary>Declares serving, without any endpoint.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public ModelServing(string name, ModelServingArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:serving:ModelServing", name, args, options)
    {
        var controller = ControllerSpace(name, args);
        var release = Releases(name, args, controller);
        var runtime = new ClusterServingRuntime(
            $"{name}-runtime",
            MlflowRuntime.Args(),
            // KServe's webhook checks it.
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        var storage = new ClusterStorageContainer(
            $"{name}-storage",
            ModelStorage.Args(),
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        var endpoints = EndpointSpace(name, args);
        Scrape(name, args, endpoints.Name);

        Runtime = runtime.Metadata.Apply(m => m.Name);
        Reference = new ServingReference(endpoints.Name, Runtime, storage.Metadata.Apply(m => m.Name), endpoints.PullSecret);
        RegisterOutputs();
    }

    /// <summary>Name of the runtime for MLflow's models.</summary>
    [Output("runtime")]
    public Output<string> Runtime { get; private set; }

    /// <summary>What endpoints stand on.</summary>
    public ServingReference Reference { get; }

    private PlatformNamespace ControllerSpace(string name, ModelServingArgs args) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Serving,
                Context = args.Context,
                Openings = [new InFromAnywhere("webhooks") { Ports = [KserveValues.WebhookPort] }, OutToNetworks.Https],
            },
            new ComponentResourceOptions { Parent = this }
        );

    private PlatformNamespace EndpointSpace(string name, ModelServingArgs args)
    {
        var facts = args.Context.Foundation.Facts;
        return new(
            $"{name}-endpoints",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Endpoints,
                Context = args.Context,
                Labels = GatewayReference.Routes,
                Openings =
                [
                    // The only way in: the gateway asks for a key, the pods do not.
                    new InFrom("gateway", args.Gateway.Namespace) { Ports = [MlflowRuntime.HttpPort] },
                    new InFrom("monitoring", PlatformSpaces.Monitoring) { Ports = [MlflowRuntime.MetricsPort] },
                    OutToNetworks.Https,
                    .. OutToNetworks.CloudIdentity(facts),
                ],
            },
            new ComponentResourceOptions { Parent = this }
        );
    }

    /// <summary>Every endpoint's requests, times and failures, as its server counts them.</summary>
    private void Scrape(string name, ModelServingArgs args, Output<string> space) =>
        _ = new PodMonitor(
            $"{name}-monitor",
            new PodMonitorArgs
            {
                Metadata = new ObjectMetaArgs { Name = "endpoints", Namespace = space },
                Spec = new PodMonitorSpecArgs
                {
                    Selector = new LabelSelectorArgs
                    {
                        MatchExpressions =
                        {
                            new LabelSelectorRequirementArgs { Key = Endpoint.PodLabel, Operator = "Exists" },
                        },
                    },
                    PodMetricsEndpoints = new PodMetricsEndpointArgs { PortNumber = MlflowRuntime.MetricsPort, Path = "/metrics" },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { args.Context.Kinds.Metrics } }
        );

    private Release Releases(string name, ModelServingArgs args, PlatformNamespace space)
    {
        var kinds = HelmRelease.Declare($"{name}-kinds", ServingVersions.KserveKinds, space.Name, [], this);
        return HelmRelease.Declare(
            $"{name}-release",
            ServingVersions.Kserve,
            // The chart brings an issuer of its own: cert-manager has to answer, and nothing in the values says so.
            space.Name.After(args.Issuer),
            KserveValues.Of(args.Gateway, space.PullSecret),
            this,
            kinds,
            args.Context.Kinds.Certificates,
            args.Context.Kinds.Routes
        );
    }
}
