using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Cluster.Kinds;

/// <summary>Nodes that Karpenter may make (karpenter.sh/v1).</summary>
internal sealed class NodePool(string name, NodePoolArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class NodePoolArgs() : CustomResourceArgs("karpenter.sh/v1", "NodePool")
{
    [Input("spec", required: true)]
    public required Input<NodePoolSpecArgs> Spec { get; init; }
}

internal sealed class NodePoolSpecArgs : ResourceArgs
{
    [Input("template", required: true)]
    public required Input<NodePoolTemplateArgs> Template { get; init; }

    [Input("disruption", required: true)]
    public required Input<NodePoolDisruptionArgs> Disruption { get; init; }

    /// <summary>What all nodes of it have together at the most, by resource.</summary>
    [Input("limits", required: true)]
    public required InputMap<string> Limits { get; init; }

    /// <summary>Of several that would do, one of a higher weight is taken first.</summary>
    [Input("weight", required: true)]
    public required Input<int> Weight { get; init; }
}

internal sealed class NodePoolTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)]
    public required Input<NodePoolTemplateMetadataArgs> Metadata { get; init; }

    [Input("spec", required: true)]
    public required Input<NodePoolTemplateSpecArgs> Spec { get; init; }
}

internal sealed class NodePoolTemplateMetadataArgs : ResourceArgs
{
    [Input("labels", required: true)]
    public required InputMap<string> Labels { get; init; }
}

internal sealed class NodePoolTemplateSpecArgs : ResourceArgs
{
    [Input("nodeClassRef", required: true)]
    public required Input<NodeClassReferenceArgs> NodeClassRef { get; init; }

    [Input("requirements", required: true)]
    public required InputList<NodeRequirementArgs> Requirements { get; init; }

    [Input("taints")]
    public InputList<NodeTaintArgs>? Taints { get; init; }

    [Input("expireAfter", required: true)]
    public required Input<string> ExpireAfter { get; init; }
}

internal sealed class NodeClassReferenceArgs : ResourceArgs
{
    [Input("group", required: true)]
    public Input<string> Group { get; init; } = "karpenter.k8s.aws";

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "EC2NodeClass";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class NodeRequirementArgs : ResourceArgs
{
    [Input("key", required: true)]
    public required Input<string> Key { get; init; }

    [Input("operator", required: true)]
    public Input<string> Operator { get; init; } = "In";

    [Input("values", required: true)]
    public required InputList<string> Values { get; init; }
}

internal sealed class NodeTaintArgs : ResourceArgs
{
    [Input("key", required: true)]
    public required Input<string> Key { get; init; }

    [Input("value", required: true)]
    public required Input<string> Value { get; init; }

    [Input("effect", required: true)]
    public Input<string> Effect { get; init; } = "NoSchedule";
}

internal sealed class NodePoolDisruptionArgs : ResourceArgs
{
    [Input("consolidationPolicy", required: true)]
    public required Input<string> ConsolidationPolicy { get; init; }

    [Input("consolidateAfter", required: true)]
    public required Input<string> ConsolidateAfter { get; init; }

    [Input("budgets", required: true)]
    public required InputList<NodePoolBudgetArgs> Budgets { get; init; }
}

internal sealed class NodePoolBudgetArgs : ResourceArgs
{
    /// <summary>Nodes that may go at a time, a number or a share.</summary>
    [Input("nodes", required: true)]
    public required Input<string> Nodes { get; init; }

    /// <summary>Why they go. Null: for whatever reason.</summary>
    [Input("reasons")]
    public InputList<string>? Reasons { get; init; }
}
