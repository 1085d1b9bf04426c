using System.Text.RegularExpressions;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>A pool of nodes with accelerators.</summary>
/// <param name="Resource">Node group, or node pool of Karpenter.</param>
/// <param name="Taints">Path of its taints.</param>
/// <param name="Labels">Path of its labels.</param>
internal sealed record AcceleratorPool(PlannedResource Resource, string Taints, string Labels)
{
    public bool IsNodeGroup => Resource.Type == AwsTypes.NodeGroup;
}

/// <summary>Recognises pools whose machines have accelerators.</summary>
internal static partial class Accelerators
{
    // What Karpenter knows of machines with a GPU.
    private static readonly string[] GpuKeys =
    [
        "instance-gpu-name",
        "instance-gpu-count",
        "instance-gpu-manufacturer",
        "instance-accelerator-name",
    ];

    public static IEnumerable<AcceleratorPool> In(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.NodeGroup).Where(IsAccelerated).Select(r => new AcceleratorPool(r, "taints", "labels")),
            .. plan.OfType(KubernetesTypes.NodePool)
                .Where(AsksForAccelerator)
                .Select(r => new AcceleratorPool(r, "spec.template.spec.taints", "spec.template.metadata.labels")),
        ];

    public static bool IsAccelerated(string instanceType) => Accelerated().IsMatch(instanceType);

    /// <summary>Whether no second machine has the same accelerators in the same number.</summary>
    public static bool IsOfOneSize(string instanceType) => OneSize().IsMatch(instanceType);

    /// <summary>Whether a node image brings the driver.</summary>
    public static bool HasDriver(string image) =>
        image.Contains("NVIDIA", StringComparison.Ordinal) || image.EndsWith("_GPU", StringComparison.Ordinal);

    private static bool IsAccelerated(PlannedResource group) =>
        Values.Texts(group.Inputs, "instanceTypes").Any(IsAccelerated) || HasDriver(Values.Text(group.Inputs, "amiType") ?? "");

    private static bool AsksForAccelerator(PlannedResource pool) =>
        Values.Items(pool.Inputs, "spec.template.spec.requirements").Any(r => AsksForAccelerator(r.Value));

    private static bool AsksForAccelerator(PlanValue requirement)
    {
        if (Values.Text(requirement, "operator") is "NotIn" or "DoesNotExist" || Values.Text(requirement, "key") is not { } key)
            return false;
        var name = key[(key.LastIndexOf('/') + 1)..];
        return GpuKeys.Contains(name)
            || name is "instance-type" or "instance-family" && Values.Texts(requirement, "values").Any(v => IsAccelerated($"{v}."))
            || name is "instance-category" && Values.Texts(requirement, "values").Any(v => v is "p" or "g" or "trn" or "inf");
    }

    // Source: docs.aws.amazon.com/ec2/latest/instancetypes/ac.html (2026-11-21).
    [GeneratedRegex(@"^(p4d|p4de|p5|p5e|p5en|p6-b200|p6-b300)\.", RegexOptions.ExplicitCapture)]
    private static partial Regex OneSize();

    // Source: aws.amazon.com/ec2/instance-types, accelerated computing (2026-11-21).
    [GeneratedRegex(@"^(p|g|gr|trn|inf|dl)\d[a-z0-9-]*\.", RegexOptions.ExplicitCapture)]
    private static partial Regex Accelerated();
}
