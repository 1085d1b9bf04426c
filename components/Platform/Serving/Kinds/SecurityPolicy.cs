using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Serving.Kinds;

/// <summary>Whom the gateway lets through a route (gateway.envoyproxy.io/v1alpha1).</summary>
internal sealed class SecurityPolicy(string name, SecurityPolicyArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class SecurityPolicyArgs() : CustomResourceArgs("gateway.envoyproxy.io/v1alpha1", "SecurityPolicy")
{
    [Input("spec", required: true)]
    public required Input<SecurityPolicySpecArgs> Spec { get; init; }
}

internal sealed class SecurityPolicySpecArgs : ResourceArgs
{
    [Input("targetRefs", required: true)]
    public required InputList<PolicyTargetArgs> TargetRefs { get; init; }

    [Input("apiKeyAuth", required: true)]
    public required Input<ApiKeyAuthArgs> ApiKeyAuth { get; init; }
}

internal sealed class PolicyTargetArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; init; } = "gateway.networking.k8s.io";

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "HTTPRoute";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class ApiKeyAuthArgs : ResourceArgs
{
    /// <summary>Secrets whose keys are clients and whose values are their API keys.</summary>
    [Input("credentialRefs", required: true)]
    public required InputList<CredentialReferenceArgs> CredentialRefs { get; init; }

    [Input("extractFrom", required: true)]
    public required InputList<ExtractFromArgs> ExtractFrom { get; init; }

    /// <summary>Whether the key is taken off the request before it goes on.</summary>
    [Input("sanitize")]
    public Input<bool>? Sanitize { get; init; }
}

internal sealed class CredentialReferenceArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class ExtractFromArgs : ResourceArgs
{
    [Input("headers", required: true)]
    public required InputList<string> Headers { get; init; }
}
