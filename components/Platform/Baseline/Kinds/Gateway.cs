using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>Where requests come in (gateway.networking.k8s.io/v1).</summary>
internal sealed class Gateway(string name, GatewayArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class GatewayArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "Gateway")
{
    [Input("spec", required: true)]
    public required Input<GatewaySpecArgs> Spec { get; init; }
}

internal sealed class GatewaySpecArgs : ResourceArgs
{
    [Input("gatewayClassName", required: true)]
    public required Input<string> GatewayClassName { get; init; }

    [Input("listeners", required: true)]
    public required InputList<ListenerArgs> Listeners { get; init; }
}

internal sealed class ListenerArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("protocol", required: true)]
    public Input<string> Protocol { get; init; } = "HTTPS";

    [Input("port", required: true)]
    public required Input<int> Port { get; init; }

    [Input("hostname", required: true)]
    public required Input<string> Hostname { get; init; }

    [Input("tls", required: true)]
    public required Input<ListenerTlsArgs> Tls { get; init; }

    [Input("allowedRoutes", required: true)]
    public required Input<AllowedRoutesArgs> AllowedRoutes { get; init; }
}

internal sealed class ListenerTlsArgs : ResourceArgs
{
    [Input("mode", required: true)]
    public Input<string> Mode { get; init; } = "Terminate";

    [Input("certificateRefs", required: true)]
    public required InputList<CertificateReferenceArgs> CertificateRefs { get; init; }
}

internal sealed class CertificateReferenceArgs : ResourceArgs
{
    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "Secret";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class AllowedRoutesArgs : ResourceArgs
{
    [Input("namespaces", required: true)]
    public required Input<RouteNamespacesArgs> Namespaces { get; init; }
}

internal sealed class RouteNamespacesArgs : ResourceArgs
{
    [Input("from", required: true)]
    public Input<string> From { get; init; } = "Selector";

    [Input("selector", required: true)]
    public required Input<LabelSelectorArgs> Selector { get; init; }
}
