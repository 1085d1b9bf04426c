using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>How the pods and the service of a gateway look (gateway.envoyproxy.io/v1alpha1).</summary>
internal sealed class EnvoyProxy(string name, EnvoyProxyArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class EnvoyProxyArgs() : CustomResourceArgs("gateway.envoyproxy.io/v1alpha1", "EnvoyProxy")
{
    [Input("spec", required: true)]
    public required Input<EnvoyProxySpecArgs> Spec { get; init; }
}

internal sealed class EnvoyProxySpecArgs : ResourceArgs
{
    [Input("provider", required: true)]
    public required Input<EnvoyProviderArgs> Provider { get; init; }
}

internal sealed class EnvoyProviderArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; init; } = "Kubernetes";

    [Input("kubernetes", required: true)]
    public required Input<EnvoyKubernetesArgs> Kubernetes { get; init; }
}

internal sealed class EnvoyKubernetesArgs : ResourceArgs
{
    [Input("envoyDeployment", required: true)]
    public required Input<EnvoyDeploymentArgs> Deployment { get; init; }

    [Input("envoyService", required: true)]
    public required Input<EnvoyServiceArgs> Service { get; init; }

    [Input("envoyPDB")]
    public Input<EnvoyBudgetArgs>? Budget { get; init; }
}

internal sealed class EnvoyDeploymentArgs : ResourceArgs
{
    [Input("replicas", required: true)]
    public required Input<int> Replicas { get; init; }

    [Input("pod", required: true)]
    public required Input<EnvoyPodArgs> Pod { get; init; }

    [Input("container", required: true)]
    public required Input<EnvoyContainerArgs> Container { get; init; }
}

internal sealed class EnvoyPodArgs : ResourceArgs
{
    [Input("imagePullSecrets")]
    public InputList<LocalObjectReferenceArgs>? ImagePullSecrets { get; init; }

    [Input("priorityClassName")]
    public Input<string>? PriorityClassName { get; init; }

    [Input("topologySpreadConstraints", required: true)]
    public required InputList<TopologySpreadConstraintArgs> TopologySpreadConstraints { get; init; }
}

internal sealed class EnvoyContainerArgs : ResourceArgs
{
    [Input("resources", required: true)]
    public required Input<ResourceRequirementsArgs> Resources { get; init; }
}

internal sealed class EnvoyServiceArgs : ResourceArgs
{
    [Input("type", required: true)]
    public Input<string> Type { get; init; } = "LoadBalancer";

    /// <summary><c>Local</c>: only nodes with a proxy take requests, which keeps the caller's address.</summary>
    [Input("externalTrafficPolicy", required: true)]
    public Input<string> ExternalTrafficPolicy { get; init; } = "Local";

    [Input("annotations", required: true)]
    public required InputMap<string> Annotations { get; init; }
}

internal sealed class EnvoyBudgetArgs : ResourceArgs
{
    [Input("minAvailable", required: true)]
    public required Input<int> MinAvailable { get; init; }
}
