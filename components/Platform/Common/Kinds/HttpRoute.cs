using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Common.Kinds;

/// <summary>Sends requests for a host from a gateway to a service (gateway.networking.k8s.io/v1).</summary>
internal sealed class HttpRoute(string name, HttpRouteArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class HttpRouteArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "HTTPRoute")
{
    [Input("spec", required: true)]
    public required Input<HttpRouteSpecArgs> Spec { get; init; }
}

internal sealed class HttpRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs", required: true)]
    public required InputList<ParentReferenceArgs> ParentRefs { get; init; }

    [Input("hostnames", required: true)]
    public required InputList<string> Hostnames { get; init; }

    [Input("rules", required: true)]
    public required InputList<HttpRouteRuleArgs> Rules { get; init; }
}

internal sealed class ParentReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("namespace", required: true)]
    public required Input<string> Namespace { get; init; }
}

internal sealed class HttpRouteRuleArgs : ResourceArgs
{
    [Input("backendRefs", required: true)]
    public required InputList<HttpBackendReferenceArgs> BackendRefs { get; init; }

    /// <summary>How long a request may take. None: 15 seconds.</summary>
    [Input("timeouts")]
    public Input<HttpRouteTimeoutsArgs>? Timeouts { get; init; }
}

internal sealed class HttpRouteTimeoutsArgs : ResourceArgs
{
    /// <summary>From the end of the request to the end of the answer, such as <c>30m</c>.</summary>
    [Input("request", required: true)]
    public required Input<string> Request { get; init; }
}

internal sealed class HttpBackendReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("port", required: true)]
    public required Input<int> Port { get; init; }
}
