using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Training.Kinds;

/// <summary>What training jobs of all namespaces are made from (trainer.kubeflow.org/v1alpha1).</summary>
internal sealed class ClusterTrainingRuntime(string name, ClusterTrainingRuntimeArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterTrainingRuntimeArgs() : CustomResourceArgs("trainer.kubeflow.org/v1alpha1", "ClusterTrainingRuntime")
{
    [Input("spec", required: true)]
    public required Input<TrainingRuntimeSpecArgs> Spec { get; init; }
}

internal sealed class TrainingRuntimeSpecArgs : ResourceArgs
{
    [Input("mlPolicy", required: true)]
    public required Input<TrainingPolicyArgs> Policy { get; init; }

    [Input("template", required: true)]
    public required Input<JobSetTemplateArgs> Template { get; init; }
}

internal sealed class TrainingPolicyArgs : ResourceArgs
{
    /// <summary>Nodes where a job says nothing.</summary>
    [Input("numNodes", required: true)]
    public required Input<int> NumNodes { get; init; }

    [Input("torch", required: true)]
    public required Input<TorchPolicyArgs> Torch { get; init; }
}

/// <summary>Has no settings that the platform uses.</summary>
internal sealed class TorchPolicyArgs : ResourceArgs;

internal sealed class JobSetTemplateArgs : ResourceArgs
{
    [Input("spec", required: true)]
    public required Input<JobSetSpecArgs> Spec { get; init; }
}

internal sealed class JobSetSpecArgs : ResourceArgs
{
    [Input("replicatedJobs", required: true)]
    public required InputList<ReplicatedJobArgs> ReplicatedJobs { get; init; }
}

internal sealed class ReplicatedJobArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("template", required: true)]
    public required Input<JobTemplateArgs> Template { get; init; }
}

internal sealed class JobTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)]
    public required Input<ObjectMetaArgs> Metadata { get; init; }

    [Input("spec", required: true)]
    public required Input<JobTemplateSpecArgs> Spec { get; init; }
}

internal sealed class JobTemplateSpecArgs : ResourceArgs
{
    [Input("template", required: true)]
    public required Input<PodTemplateSpecArgs> Template { get; init; }
}
