using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>Which controller makes gateways, and how (gateway.networking.k8s.io/v1).</summary>
internal sealed class GatewayClass(string name, GatewayClassArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class GatewayClassArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "GatewayClass")
{
    [Input("spec", required: true)]
    public required Input<GatewayClassSpecArgs> Spec { get; init; }
}

internal sealed class GatewayClassSpecArgs : ResourceArgs
{
    [Input("controllerName", required: true)]
    public required Input<string> ControllerName { get; init; }

    [Input("parametersRef", required: true)]
    public required Input<ParametersReferenceArgs> ParametersRef { get; init; }
}

internal sealed class ParametersReferenceArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; init; } = "gateway.envoyproxy.io";

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "EnvoyProxy";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("namespace", required: true)]
    public required Input<string> Namespace { get; init; }
}
