using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Common.Kinds;

/// <summary>Pods whose metrics Prometheus reads (monitoring.coreos.com/v1).</summary>
internal sealed class PodMonitor(string name, PodMonitorArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class PodMonitorArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PodMonitor")
{
    [Input("spec", required: true)]
    public required Input<PodMonitorSpecArgs> Spec { get; init; }
}

internal sealed class PodMonitorSpecArgs : ResourceArgs
{
    [Input("selector", required: true)]
    public required Input<LabelSelectorArgs> Selector { get; init; }

    [Input("podMetricsEndpoints", required: true)]
    public required InputList<PodMetricsEndpointArgs> PodMetricsEndpoints { get; init; }
}

internal sealed class PodMetricsEndpointArgs : ResourceArgs
{
    [Input("portNumber", required: true)]
    public required Input<int> PortNumber { get; init; }

    [Input("path", required: true)]
    public required Input<string> Path { get; init; }
}
