using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class PoolCases
{
    private const string Tainted = "cmp.gpu-pool-tainted";
    private const string Bounds = "cmp.gpu-pool-bounds";
    private const string Types = "cmp.gpu-type-available";
    private const string Driver = "cmp.gpu-driver-owner";
    private const string Limits = "cst.autoscaler-limits";
    private const string Budgeted = "cst.budget-exists";
    private const string Gpu = "\"taints\":[{\"key\":\"nvidia.com/gpu\",\"effect\":\"NO_SCHEDULE\"}]";
    private const string Label = "\"labels\":{\"mlinfra.io/accelerator\":\"a10g\"}";

    private static readonly Part Autoscaler = new(Release, "autoscaler", """{"chart":"cluster-autoscaler"}""");

    public static IEnumerable<Case> All =>
        [
            new(Tainted, "taint and label", Case.Pass, Pool($"{Gpu},{Label}")),
            new(Tainted, "nothing said", "fail pool taints", Pool(Label)),
            new(
                Tainted,
                "a taint that only prefers",
                "fail pool taints",
                Pool($"{Gpu.Replace("NO_", "PREFER_NO_", StringComparison.Ordinal)},{Label}")
            ),
            new(Tainted, "no label", "fail pool labels", Pool(Gpu)),
            new(
                Tainted,
                "no accelerator",
                Case.NotApplicable,
                new Part(NodeGroup, "pool", """{"instanceTypes":["m7i.large","c7g.large"]}""")
            ),
            new(
                Tainted,
                "a node pool of Karpenter",
                "fail pool spec.template.spec.taints",
                NodePoolOf("""{"key":"karpenter.k8s.aws/instance-family","operator":"In","values":["g5"]}""")
            ),
            new(
                Tainted,
                "a node pool of Karpenter without accelerator",
                Case.NotApplicable,
                NodePoolOf("""{"key":"karpenter.k8s.aws/instance-family","operator":"NotIn","values":["g5"]}""")
            ),
            new(Bounds, "in order, with an autoscaler", Case.Pass, Pool(Sizes(0, 0, 4)), Autoscaler),
            new(Bounds, "out of order", "fail pool scalingConfig", Pool(Sizes(0, 5, 4)), Autoscaler),
            new(Bounds, "nothing scales", "fail pool scalingConfig", Pool(Sizes(0, 0, 4))),
            new(Bounds, "a fixed size", Case.Pass, Pool(Sizes(4, 4, 4))),
            new(Bounds, "nothing said", "unknown pool scalingConfig", Pool(Label)),
            new(Types, "two types", Case.Pass, Pool(Sizes(0, 0, 4), "\"g5.xlarge\",\"g5.2xlarge\"")),
            new(Types, "one type", "fail pool instanceTypes", Pool(Sizes(0, 0, 4))),
            new(Types, "reserved", Case.NotApplicable, Pool($"{Sizes(0, 0, 4)},\"capacityType\":\"CAPACITY_BLOCK\"")),
            new(
                Driver,
                "the image",
                Case.Pass,
                Pool("\"amiType\":\"AL2023_x86_64_NVIDIA\""),
                Operator("""{"driver":{"enabled":false},"toolkit":{"enabled":false}}""")
            ),
            new(Driver, "the image, without operator", Case.Pass, Pool("\"amiType\":\"AL2023_x86_64_NVIDIA\"")),
            new(
                Driver,
                "two owners, since the operator is not told",
                "fail operator values.driver.enabled, fail operator values.toolkit.enabled",
                Pool("\"amiType\":\"AL2023_x86_64_NVIDIA\""),
                Operator("{}")
            ),
            new(Driver, "the operator", Case.Pass, Pool("\"amiType\":\"AL2023_x86_64_STANDARD\""), Operator("{}")),
            new(Driver, "nobody", "fail pool amiType", Pool(Label)),
            new(Driver, "machines of Neuron", Case.NotApplicable, Pool(Label, "\"trn1.2xlarge\"")),
            new(Limits, "a largest size", Case.Pass, Pool(Sizes(0, 0, 4))),
            new(Limits, "nothing said", "fail pool scalingConfig.maxSize", Pool(Label)),
            new(
                Limits,
                "a node pool with limits",
                Case.Pass,
                new Part(NodePool, "pool", """{"spec":{"limits":{"cpu":"100","memory":"400Gi"},"template":{"spec":{}}}}""")
            ),
            new(
                Limits,
                "a node pool without",
                "fail pool spec.limits.cpu, fail pool spec.limits.memory",
                new Part(NodePool, "pool", """{"spec":{"template":{"spec":{}}}}""")
            ),
            new(
                Limits,
                "a node pool with accelerators and no limit of them",
                "fail pool spec.limits[\"nvidia.com/gpu\"]",
                NodePoolOf(
                    """{"key":"karpenter.k8s.aws/instance-gpu-name","operator":"In","values":["a10g"]}""",
                    """{"cpu":"1","memory":"1Gi"}"""
                )
            ),
            new(Budgeted, "what was spent and what is forecast", Case.Pass, Notified("ACTUAL", "FORECASTED")),
            new(Budgeted, "only what was spent", "fail budget notifications", Notified("ACTUAL", "ACTUAL")),
            new(
                Budgeted,
                "nobody is told",
                "fail budget notifications",
                new Part(Budget, "budget", """{"notifications":[{"notificationType":"ACTUAL"},{"notificationType":"FORECASTED"}]}""")
            ),
            new(Budgeted, "none", "fail plan", new Part(Vpc, "vpc")),
            new(Budgeted, "nothing of AWS", Case.NotApplicable, new Part(Service, "service")),
        ];

    private static Part Pool(string inputs, string types = "\"g5.xlarge\"") =>
        new(NodeGroup, "pool", $$"""{"instanceTypes":[{{types}}],{{inputs}}}""");

    private static string Sizes(int min, int desired, int max) =>
        $$"""
            "scalingConfig":{"minSize":{{min}},"desiredSize":{{desired}},"maxSize":{{max}} }
            """;

    private static Part NodePoolOf(string requirement, string limits = "{}") =>
        new(NodePool, "pool", """{"spec":{"limits":""" + limits + ""","template":{"spec":{"requirements":[""" + requirement + """]}}}}""");

    private static Part Operator(string values) => new(Release, "operator", $$"""{"chart":"gpu-operator","values":{{values}}}""");

    private static Part Notified(string one, string other) =>
        new(
            Budget,
            "budget",
            $$"""{"notifications":[{"notificationType":"{{one}}","subscriberEmailAddresses":["a@example.com"]},{"notificationType":"{{other}}","subscriberSnsTopicArns":["arn:x"]}]}"""
        );
}
