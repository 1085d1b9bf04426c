using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Reads managed node groups.</summary>
internal static class NodeGroups
{
    private const string ScalingTag = "aws:autoscaling/tag:Tag";
    private const string ResourceTag = "k8s.io/cluster-autoscaler/node-template/resources/";

    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html, instanceTypes and diskSize (2026-11-21).
    private const string DefaultType = "t3.medium";
    private const int DefaultGiB = 20;

    public static IEnumerable<NodeSupply> In(PlanView view)
    {
        var grows = !view.OfType(KubernetesTypes.NodePool).Any() || view.OfType(KubernetesTypes.Release).Any(IsAutoscaler);
        return view.OfType(AwsTypes.NodeGroup).Select(group => Of(view, group, grows));
    }

    private static bool IsAutoscaler(PlannedResource release) =>
        (Values.Text(release.Inputs, "chart") ?? "").Split('/')[^1] == "cluster-autoscaler";

    // Karpenter makes nodes of its own, and leaves a group as large as it is.
    private static NodeSupply Of(PlanView view, PlannedResource group, bool grows)
    {
        var template = view.Targets(group, "launchTemplate", AwsTypes.LaunchTemplate).FirstOrDefault();
        var least = Counts.Of(group.Inputs, "scalingConfig.minSize") ?? 0;
        var most = Counts.Of(group.Inputs, grows ? "scalingConfig.maxSize" : "scalingConfig.desiredSize") ?? least;
        return new(group)
        {
            Capacity = [CapacityOf(group)],
            Types = TypesOf(group, template),
            Labels = LabelsOf(group.Inputs["labels"]),
            Disks = DisksOf(group, template),
            Nodes = new(least, Math.Max(least, most)),
            Gpus = (int)GpusOf(view, group),
        };
    }

    public static Dictionary<string, string> LabelsOf(PlanValue? labels) =>
        labels is PlanValue.Map map
            ? map
                .Entries.Where(e => e.Value is PlanValue.Text)
                .ToDictionary(e => e.Key, e => ((PlanValue.Text)e.Value).Value, StringComparer.Ordinal)
            : [];

    private static string CapacityOf(PlannedResource group) =>
        Values.Text(group.Inputs, "capacityType") switch
        {
            "SPOT" => "spot",
            "CAPACITY_BLOCK" => "block",
            _ => "on-demand",
        };

    private static IReadOnlyList<string> TypesOf(PlannedResource group, PlannedResource? template)
    {
        var own = Values.Texts(group.Inputs, "instanceTypes").Distinct().ToList();
        if (own.Count > 0)
            return own;
        return [template is not null && Values.Text(template.Inputs, "instanceType") is { } type ? type : DefaultType];
    }

    private static IReadOnlyList<Disk> DisksOf(PlannedResource group, PlannedResource? template)
    {
        if (template is null)
            return [new("gp3", Counts.Of(group.Inputs, "diskSize") ?? DefaultGiB, null, null)];
        var disks = Values
            .Items(template.Inputs, "blockDeviceMappings")
            .Select(m => m.Value.At("ebs"))
            .OfType<PlanValue>()
            .Select(Disks.Of)
            .ToList();
        // What the image says is not in the plan.
        return disks.Count > 0 ? disks : [new(null, null, null, null)];
    }

    // Tags tell the autoscaler what a node of a group without nodes would have.
    private static decimal GpusOf(PlanView view, PlannedResource group) =>
        view.Users(group, "autoscalingGroupName", ScalingTag)
            .Where(tag => IsAccelerator(Values.Text(tag.Inputs, "tag.key")))
            .Select(tag => Counts.Of(tag.Inputs, "tag.value") ?? 0)
            .DefaultIfEmpty(0)
            .Max();

    private static bool IsAccelerator(string? key) => key is $"{ResourceTag}nvidia.com/gpu" or $"{ResourceTag}aws.amazon.com/neuron";
}
