using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>What a gateway asks of its callers (gateway.envoyproxy.io/v1alpha1).</summary>
internal sealed class ClientTrafficPolicy(string name, ClientTrafficPolicyArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClientTrafficPolicyArgs() : CustomResourceArgs("gateway.envoyproxy.io/v1alpha1", "ClientTrafficPolicy")
{
    [Input("spec", required: true)]
    public required Input<ClientTrafficPolicySpecArgs> Spec { get; init; }
}

internal sealed class ClientTrafficPolicySpecArgs : ResourceArgs
{
    [Input("targetRefs", required: true)]
    public required InputList<PolicyTargetArgs> TargetRefs { get; init; }

    [Input("tls", required: true)]
    public required Input<ClientTlsArgs> Tls { get; init; }
}

internal sealed class PolicyTargetArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; init; } = "gateway.networking.k8s.io";

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "Gateway";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class ClientTlsArgs : ResourceArgs
{
    [Input("minVersion", required: true)]
    public required Input<string> MinVersion { get; init; }
}
