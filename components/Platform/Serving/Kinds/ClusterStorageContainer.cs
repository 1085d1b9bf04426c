using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Serving.Kinds;

/// <summary>What fetches a model before its server starts (serving.kserve.io/v1alpha1).</summary>
internal sealed class ClusterStorageContainer(string name, ClusterStorageContainerArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterStorageContainerArgs() : CustomResourceArgs("serving.kserve.io/v1alpha1", "ClusterStorageContainer")
{
    [Input("spec", required: true)]
    public required Input<ClusterStorageContainerSpecArgs> Spec { get; init; }
}

internal sealed class ClusterStorageContainerSpecArgs : ResourceArgs
{
    [Input("container", required: true)]
    public required Input<ContainerArgs> Container { get; init; }

    [Input("supportedUriFormats", required: true)]
    public required InputList<UriFormatArgs> SupportedUriFormats { get; init; }

    [Input("workloadType", required: true)]
    public Input<string> WorkloadType { get; init; } = "initContainer";
}

/// <summary>Either of the two.</summary>
internal sealed class UriFormatArgs : ResourceArgs
{
    [Input("prefix")]
    public Input<string>? Prefix { get; init; }

    [Input("regex")]
    public Input<string>? Regex { get; init; }
}
