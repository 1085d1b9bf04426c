using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Teams.Kinds;

/// <summary>Where the jobs of a namespace wait (kueue.x-k8s.io/v1beta2).</summary>
internal sealed class LocalQueue(string name, LocalQueueArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class LocalQueueArgs() : CustomResourceArgs("kueue.x-k8s.io/v1beta2", "LocalQueue")
{
    [Input("spec", required: true)]
    public required Input<LocalQueueSpecArgs> Spec { get; init; }
}

internal sealed class LocalQueueSpecArgs : ResourceArgs
{
    [Input("clusterQueue", required: true)]
    public required Input<string> ClusterQueue { get; init; }
}
