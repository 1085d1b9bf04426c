using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Pools of nodes with accelerators, and how far pools grow.</summary>
internal static class PoolRules
{
    private const string Gpu = "nvidia.com/gpu";

    public static Rule Tainted { get; } =
        new("cmp.gpu-pool-tainted", Severity.High, plan => Accelerators.In(plan).Select(Taint))
        {
            Holds = "a pool with accelerators has a taint that keeps other pods away, and a label that names the accelerator",
            Why = "Otherwise the costliest nodes fill with pods that need none.",
            Fix = $"Taint the pool with {Gpu}, effect NoSchedule, and label it with its accelerator.",
            References = [],
        };

    public static Rule Bounded { get; } =
        new(
            "cmp.gpu-pool-bounds",
            Severity.High,
            plan => Accelerators.In(plan).Where(p => p.IsNodeGroup).Select(p => Bounds(plan, p.Resource))
        )
        {
            Holds = "minSize, desiredSize and maxSize are in this order, and a pool that may grow has an autoscaler",
            Why = "A pool out of bounds is refused while it deploys; one that nothing scales costs as much at night.",
            Fix = "Set scalingConfig in order, and install cluster-autoscaler or Karpenter, or reserve the capacity.",
            References = [],
        };

    public static Rule SeveralTypes { get; } =
        new(
            "cmp.gpu-type-available",
            Severity.High,
            plan => Accelerators.In(plan).Where(p => p.IsNodeGroup && IsElastic(plan, p.Resource)).Select(p => Types(p.Resource))
        )
        {
            Holds = "a pool that grows on demand may use more than one instance type",
            Why = "One type alone is often sold out in a zone, and then the pool does not grow.",
            Fix = "Add a second instance type with the same accelerator, or reserve the capacity.",
            References = [],
        };

    public static Rule DriverOwner { get; } =
        new(
            "cmp.gpu-driver-owner",
            Severity.High,
            plan => Accelerators.In(plan).Where(p => p.IsNodeGroup).SelectMany(p => Driver(plan, p.Resource))
        )
        {
            Holds = "either the node image brings driver and toolkit, or the GPU operator does, never both",
            Why = "Two owners break the driver of a node with the next update; without one there is none.",
            Fix = "With an accelerated image set driver.enabled and toolkit.enabled of the GPU operator to false.",
            References = [],
        };

    public static Rule Limits { get; } =
        new(
            "cst.autoscaler-limits",
            Severity.High,
            plan =>
                [
                    .. plan.OfType(AwsTypes.NodeGroup).Select(MaxSize),
                    .. plan.OfType(KubernetesTypes.NodePool).SelectMany(p => KarpenterLimits(plan, p)),
                ]
        )
        {
            Holds = "whatever adds nodes has a limit: maxSize of node groups, cpu, memory and GPU limits of node pools",
            Why = "A loop that asks for pods asks for machines, and the bill is told days later.",
            Fix = "Set scalingConfig.maxSize, or spec.limits with cpu, memory and, where there are GPUs, nvidia.com/gpu.",
            References = [],
        };

    private static Verdict Taint(AcceleratorPool pool)
    {
        var keeps = Values.Items(pool.Resource.Inputs, pool.Taints).Any(t => IsAccelerator(t.Value) && KeepsAway(t.Value));
        if (!keeps)
            return Verdict.Fail(
                pool.Resource,
                pool.Taints,
                Values.Shown(pool.Resource.Inputs, pool.Taints),
                "Pods without an accelerator get onto the pool."
            );
        var isNamed = pool.Resource.Inputs.At(pool.Labels) is PlanValue.Map labels && labels.Entries.Any(l => IsName(l.Key));
        return Verdict.Of(isNamed, pool.Resource, pool.Labels, null, "No label names the accelerator.");
    }

    private static bool IsAccelerator(PlanValue taint) => Values.Text(taint, "key") is Gpu or "aws.amazon.com/neuron";

    private static bool KeepsAway(PlanValue taint) =>
        Values.Text(taint, "effect") is "NO_SCHEDULE" or "NO_EXECUTE" or "NoSchedule" or "NoExecute";

    private static bool IsName(string label) =>
        label.EndsWith("accelerator", StringComparison.Ordinal) || label.EndsWith("gpu.product", StringComparison.Ordinal);

    private static Verdict Bounds(PlanView plan, PlannedResource group)
    {
        var (min, desired, max) = Scaling(group);
        if (min is null || max is null)
            return Verdict.Unknown(group, "scalingConfig", null, "The bounds are known only after the deployment.");
        if (!(min <= (desired ?? min) && (desired ?? min) <= max && max >= 1))
            return Verdict.Fail(group, "scalingConfig", $"{min}, {desired}, {max}", "The sizes are not in order.");
        var scales = min == max || IsReserved(plan, group) || plan.OfType(KubernetesTypes.Release).Any(IsAutoscaler);
        return Verdict.Of(scales, group, "scalingConfig", $"{min} to {max}", "Nothing scales the pool.");
    }

    private static (double? Min, double? Desired, double? Max) Scaling(PlannedResource group) =>
        (
            Values.Number(group.Inputs, "scalingConfig.minSize"),
            Values.Number(group.Inputs, "scalingConfig.desiredSize"),
            Values.Number(group.Inputs, "scalingConfig.maxSize")
        );

    private static bool IsElastic(PlanView plan, PlannedResource group) =>
        Scaling(group) is var (min, _, max) && min != max && !IsReserved(plan, group);

    private static bool IsReserved(PlanView plan, PlannedResource group) =>
        Values.Text(group.Inputs, "capacityType") == "CAPACITY_BLOCK"
        || plan.Targets(group, "launchTemplate", AwsTypes.LaunchTemplate)
            .Any(t => t.Inputs["capacityReservationSpecification"] is not null);

    private static bool IsAutoscaler(PlannedResource release) =>
        (Values.Text(release.Inputs, "chart") ?? "").Split('/')[^1] is "cluster-autoscaler" or "karpenter";

    private static Verdict Types(PlannedResource group)
    {
        var types = Values.Texts(group.Inputs, "instanceTypes").Distinct().ToList();
        return Verdict.Of(
            types.Count > 1 || types.Exists(Accelerators.IsOfOneSize),
            group,
            "instanceTypes",
            string.Join(", ", types),
            "The pool can use one instance type only."
        );
    }

    private static IEnumerable<Verdict> Driver(PlanView plan, PlannedResource group)
    {
        var image = Values.Text(group.Inputs, "amiType") ?? "AL2023_x86_64_STANDARD";
        // A custom image says nothing, and machines of Neuron have no driver of this kind.
        if (image == "CUSTOM" || Values.Texts(group.Inputs, "instanceTypes").Any(IsNeuron))
            yield break;
        var hasDriver = Accelerators.HasDriver(image);
        var operators = plan.OfType(KubernetesTypes.Release).Where(IsGpuOperator).ToList();
        if (operators.Count == 0)
            yield return Verdict.Of(hasDriver, group, "amiType", image, "Neither the image nor a GPU operator brings the driver.");
        foreach (var release in operators)
        {
            foreach (var part in new[] { "values.driver.enabled", "values.toolkit.enabled" })
                yield return Values.Flag(
                    release,
                    part,
                    !hasDriver,
                    true,
                    $"With the image {image} of {group.Name} it has {(hasDriver ? "two owners" : "no owner")}."
                );
        }
    }

    private static bool IsNeuron(string type) =>
        type.StartsWith("trn", StringComparison.Ordinal) || type.StartsWith("inf", StringComparison.Ordinal);

    private static bool IsGpuOperator(PlannedResource release) =>
        (Values.Text(release.Inputs, "chart") ?? "").Split('/')[^1] == "gpu-operator";

    private static Verdict MaxSize(PlannedResource group) =>
        Verdict.Of(
            group.Inputs.At("scalingConfig.maxSize") is not null,
            group,
            "scalingConfig.maxSize",
            null,
            "The pool has no largest size."
        );

    private static IEnumerable<Verdict> KarpenterLimits(PlanView plan, PlannedResource pool)
    {
        var isGpu = Accelerators.In(plan).Any(p => p.Resource == pool);
        foreach (var limit in isGpu ? ["cpu", "memory", Gpu] : new[] { "cpu", "memory" })
        {
            var path = PropertyPath.Key("spec.limits", limit);
            yield return Verdict.Of(
                (pool.Inputs.At("spec.limits") as PlanValue.Map)?[limit] is not null,
                pool,
                path,
                null,
                "The pool has no such limit."
            );
        }
    }
}
