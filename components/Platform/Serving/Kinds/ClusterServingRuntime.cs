using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Serving.Kinds;

/// <summary>How KServe runs models of a format, in every namespace (serving.kserve.io/v1alpha1).</summary>
internal sealed class ClusterServingRuntime(string name, ClusterServingRuntimeArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterServingRuntimeArgs() : CustomResourceArgs("serving.kserve.io/v1alpha1", "ClusterServingRuntime")
{
    [Input("spec", required: true)]
    public required Input<ClusterServingRuntimeSpecArgs> Spec { get; init; }
}

internal sealed class ClusterServingRuntimeSpecArgs : ResourceArgs
{
    [Input("supportedModelFormats", required: true)]
    public required InputList<SupportedModelFormatArgs> SupportedModelFormats { get; init; }

    /// <summary>Such as <c>v2</c>, the open inference protocol.</summary>
    [Input("protocolVersions", required: true)]
    public required InputList<string> ProtocolVersions { get; init; }

    /// <summary>The first one serves, by the name <c>kserve-container</c>.</summary>
    [Input("containers", required: true)]
    public required InputList<ContainerArgs> Containers { get; init; }
}

internal sealed class SupportedModelFormatArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("version")]
    public Input<string>? Version { get; init; }

    /// <summary>Whether it is taken by models that name no runtime.</summary>
    [Input("autoSelect")]
    public Input<bool>? AutoSelect { get; init; }
}
