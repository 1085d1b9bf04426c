using MlInfra.Planner.Cost;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Cost;

public sealed class CostLawTests
{
    private static readonly string[] Machines = ["m.large", "m.xlarge", "g.one", "g.two", "z.none"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void At_least_is_never_more_than_at_most_and_nothing_is_lost(int seed)
    {
        var plan = Plan([.. Resources(new Random(seed)).DistinctBy(r => r.Urn).OrderBy(r => r.Urn, StringComparer.Ordinal)]);

        var estimate = CostEstimate.Of(plan, CostCase.Prices);

        Assert.All(estimate.Items, i => Assert.True(i.Monthly.Minimum <= i.Monthly.Maximum, $"{i.Name} {i.What} {i.Monthly}"));
        Assert.All(estimate.Items, i => Assert.True(i.Quantity.Minimum <= i.Quantity.Maximum, $"{i.Name} {i.What} {i.Quantity}"));
        var told = estimate.Items.Select(i => i.Type).Concat(estimate.Free.Keys).Concat(estimate.Unpriced.Keys).ToHashSet();
        Assert.All(plan.Resources.Where(r => !r.IsComponent && r.Type != "pulumi:providers:aws"), r => Assert.Contains(r.Type, told));
        Assert.Equal(CostJson.Of(estimate).ToJsonString(), CostJson.Of(CostEstimate.Of(plan, CostCase.Prices)).ToJsonString());
        Assert.Empty(CostDelta.Between(estimate, CostEstimate.Of(plan, CostCase.Prices)).Changes);
    }

    private static IEnumerable<PlannedResource> Resources(Random random)
    {
        if (random.Next(5) > 0)
            yield return Resource("aws", Map(("region", "eu-west-1")), "pulumi:providers:aws");
        for (var i = 0; i < random.Next(1, 12); i++)
            yield return One(random, $"r{i}");
        foreach (var odd in RandomPlan.Of(random).Resources)
            yield return odd;
    }

    private static PlannedResource One(Random random, string name) =>
        random.Next(6) switch
        {
            0 => Resource(name, Group(random), "aws:eks/nodeGroup:NodeGroup"),
            1 => Resource(
                name,
                Map(("chart", "cluster-autoscaler"), ("values", Map(("args", new object[] { $"--gpu-total=g:0:{random.Next(9)}" })))),
                "kubernetes:helm.sh/v3:Release"
            ),
            2 => Resource(name, Endpoint(random), "kubernetes:serving.kserve.io/v1beta1:InferenceService"),
            3 => Resource(name, Pool(random), "kubernetes:karpenter.sh/v1:NodePool"),
            4 => Resource(
                name,
                Map(("allocatedStorage", random.Next(100)), ("maxAllocatedStorage", random.Next(100)), ("multiAz", "${x.y}")),
                "aws:rds/instance:Instance"
            ),
            _ => Resource(
                name,
                Map(("vpcEndpointType", "Interface"), ("subnetIds", new object[] { "a", "b" })),
                "aws:ec2/vpcEndpoint:VpcEndpoint"
            ),
        };

    private static PlanValue.Map Group(Random random) =>
        Map(
            ("instanceTypes", Some(random)),
            ("capacityType", random.Next(3) == 0 ? "SPOT" : "ON_DEMAND"),
            ("labels", random.Next(2) == 0 ? Map(("k8s.amazonaws.com/accelerator", "g")) : null),
            ("scalingConfig", Map(("minSize", random.Next(4)), ("desiredSize", random.Next(4)), ("maxSize", random.Next(8))))
        );

    private static PlanValue.Map Endpoint(Random random) =>
        Map(
            (
                "spec",
                Map(
                    (
                        "predictor",
                        Map(
                            ("minReplicas", random.Next(4)),
                            ("nodeSelector", random.Next(2) == 0 ? Map(("k8s.amazonaws.com/accelerator", "g")) : null),
                            ("model", Map(("resources", Map(("limits", Map(("nvidia.com/gpu", random.Next(3))))))))
                        )
                    )
                )
            )
        );

    private static PlanValue.Map Pool(Random random) =>
        Map(
            (
                "spec",
                Map(
                    ("limits", Map(("cpu", random.Next(40)), ("nvidia.com/gpu", random.Next(2) == 0 ? random.Next(9) : null))),
                    (
                        "template",
                        Map(
                            (
                                "spec",
                                Map(
                                    (
                                        "requirements",
                                        new object[]
                                        {
                                            Map(("key", "node.kubernetes.io/instance-type"), ("operator", "In"), ("values", Some(random))),
                                        }
                                    )
                                )
                            )
                        )
                    )
                )
            )
        );

    private static object[] Some(Random random) => [.. Machines.Where(_ => random.Next(2) == 0).DefaultIfEmpty("m.large")];
}
