using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Teams.Kinds;

/// <summary>What may run at a time (kueue.x-k8s.io/v1beta2).</summary>
internal sealed class ClusterQueue(string name, ClusterQueueArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterQueueArgs() : CustomResourceArgs("kueue.x-k8s.io/v1beta2", "ClusterQueue")
{
    [Input("spec", required: true)]
    public required Input<ClusterQueueSpecArgs> Spec { get; init; }
}

internal sealed class ClusterQueueSpecArgs : ResourceArgs
{
    /// <summary>Queues with the same name lend each other what is idle.</summary>
    [Input("cohortName", required: true)]
    public required Input<string> CohortName { get; init; }

    [Input("namespaceSelector", required: true)]
    public required Input<LabelSelectorArgs> NamespaceSelector { get; init; }

    [Input("queueingStrategy", required: true)]
    public required Input<string> QueueingStrategy { get; init; }

    [Input("preemption", required: true)]
    public required Input<QueuePreemptionArgs> Preemption { get; init; }

    [Input("resourceGroups", required: true)]
    public required InputList<ResourceGroupArgs> ResourceGroups { get; init; }
}

internal sealed class QueuePreemptionArgs : ResourceArgs
{
    [Input("reclaimWithinCohort", required: true)]
    public required Input<string> ReclaimWithinCohort { get; init; }

    [Input("withinClusterQueue", required: true)]
    public required Input<string> WithinClusterQueue { get; init; }
}

internal sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("coveredResources", required: true)]
    public required InputList<string> CoveredResources { get; init; }

    [Input("flavors", required: true)]
    public required InputList<FlavorQuotasArgs> Flavors { get; init; }
}

internal sealed class FlavorQuotasArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("resources", required: true)]
    public required InputList<FlavorQuotaArgs> Resources { get; init; }
}

internal sealed class FlavorQuotaArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("nominalQuota", required: true)]
    public required Input<string> NominalQuota { get; init; }

    [Input("borrowingLimit", required: true)]
    public required Input<string> BorrowingLimit { get; init; }
}
