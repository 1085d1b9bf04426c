using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Training.Kinds;

/// <summary>A kind of nodes that quotas are given on (kueue.x-k8s.io/v1beta2).</summary>
internal sealed class ResourceFlavor(string name, ResourceFlavorArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ResourceFlavorArgs() : CustomResourceArgs("kueue.x-k8s.io/v1beta2", "ResourceFlavor")
{
    [Input("spec", required: true)]
    public required Input<ResourceFlavorSpecArgs> Spec { get; init; }
}

internal sealed class ResourceFlavorSpecArgs : ResourceArgs
{
    /// <summary>Labels of the nodes, which pods that are admitted on the flavor then select. None: any node.</summary>
    [Input("nodeLabels")]
    public InputMap<string>? NodeLabels { get; init; }

    /// <summary>What pods that are admitted on the flavor tolerate.</summary>
    [Input("tolerations")]
    public InputList<TolerationArgs>? Tolerations { get; init; }
}
