using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Components.Serving.Kinds;

/// <summary>A model that KServe serves (serving.kserve.io/v1beta1).</summary>
internal sealed class InferenceService(string name, InferenceServiceArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class InferenceServiceArgs() : CustomResourceArgs("serving.kserve.io/v1beta1", "InferenceService")
{
    [Input("spec", required: true)]
    public required Input<InferenceServiceSpecArgs> Spec { get; init; }
}

internal sealed class InferenceServiceSpecArgs : ResourceArgs
{
    [Input("predictor", required: true)]
    public required Input<PredictorArgs> Predictor { get; init; }
}

internal sealed class PredictorArgs : ResourceArgs
{
    [Input("minReplicas", required: true)]
    public required Input<int> MinReplicas { get; init; }

    [Input("maxReplicas", required: true)]
    public required Input<int> MaxReplicas { get; init; }

    [Input("serviceAccountName", required: true)]
    public required Input<string> ServiceAccountName { get; init; }

    [Input("automountServiceAccountToken")]
    public Input<bool>? AutomountServiceAccountToken { get; init; }

    [Input("imagePullSecrets")]
    public InputList<LocalObjectReferenceArgs>? ImagePullSecrets { get; init; }

    [Input("priorityClassName")]
    public Input<string>? PriorityClassName { get; init; }

    [Input("securityContext")]
    public Input<PodSecurityContextArgs>? SecurityContext { get; init; }

    [Input("nodeSelector")]
    public InputMap<string>? NodeSelector { get; init; }

    [Input("tolerations")]
    public InputList<TolerationArgs>? Tolerations { get; init; }

    [Input("topologySpreadConstraints")]
    public InputList<TopologySpreadConstraintArgs>? TopologySpreadConstraints { get; init; }

    [Input("model", required: true)]
    public required Input<PredictorModelArgs> Model { get; init; }
}

internal sealed class PredictorModelArgs : ResourceArgs
{
    [Input("modelFormat", required: true)]
    public required Input<ModelFormatArgs> ModelFormat { get; init; }

    [Input("runtime", required: true)]
    public required Input<string> Runtime { get; init; }

    [Input("protocolVersion", required: true)]
    public required Input<string> ProtocolVersion { get; init; }

    [Input("storageUri", required: true)]
    public required Input<string> StorageUri { get; init; }

    [Input("resources", required: true)]
    public required Input<ResourceRequirementsArgs> Resources { get; init; }
}

internal sealed class ModelFormatArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}
