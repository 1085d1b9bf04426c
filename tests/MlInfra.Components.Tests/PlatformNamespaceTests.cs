using MlInfra.Components.Common;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class PlatformNamespaceTests
{
    private static readonly Dictionary<string, string> App = new() { ["app"] = "a" };

    /// <summary>An opening, its direction, and the rule that it becomes.</summary>
    public static TheoryData<Opening, string, string> Openings { get; } =
        new()
        {
            {
                new InFrom("o", "monitoring") { Ports = [9402] },
                "Ingress",
                """{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}],"ports":[{"port":9402,"protocol":"TCP"}]}"""
            },
            {
                new InFromAnywhere("o") { Ports = [10250] },
                "Ingress",
                """{"ports":[{"port":10250,"protocol":"TCP"}]}"""
            },
            {
                new OutToNamespaces("o", "mlflow", "endpoints") { Ports = Opening.AnyPort },
                "Egress",
                """{"ports":[{"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"mlflow"}}},{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"endpoints"}}}]}"""
            },
            {
                new OutToNetworks("o", "10.20.0.0/16") { Ports = [5432, 5433] },
                "Egress",
                """{"ports":[{"port":5432,"protocol":"TCP"},{"port":5433,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"10.20.0.0/16"}}]}"""
            },
        };

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task An_opening_is_a_policy_of_one_rule_in_one_direction(Opening opening, string direction, string rule)
    {
        var policy = (await Plan(openings: [opening with { Pods = App }])).Named("space-o");

        Assert.Equal("o", policy.Text("metadata.name"));
        Assert.Equal("a", policy.Text("spec.podSelector.matchLabels.app"));
        Assert.Equal([direction], Texts(policy, "spec.policyTypes"));
        Assert.Equal(rule, Json(policy.Inputs.At($"spec.{direction.ToLowerInvariant()}[0]")!));
        Assert.Null(policy.Inputs.At($"spec.{direction.ToLowerInvariant()}[1]"));
        Assert.Null(policy.Inputs.At(direction == "Ingress" ? "spec.egress" : "spec.ingress"));
    }

    [Fact]
    public async Task It_is_closed_both_ways_but_for_names_and_its_own_pods()
    {
        var plan = await Plan();

        var closed = plan.Named("space-default-deny");
        Assert.Equal(["Ingress", "Egress"], Texts(closed, "spec.policyTypes"));
        Assert.Equal(PlanValue.Map.Empty, closed.Inputs.At("spec.podSelector"));
        Assert.Null(closed.Inputs.At("spec.ingress"));
        Assert.Null(closed.Inputs.At("spec.egress"));
        Assert.Equal(
            """[{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}}}]}]""",
            Json(plan.Named("space-dns").Inputs.At("spec.egress")!)
        );
        Assert.Equal("""[{"from":[{"podSelector":{}}]}]""", Json(plan.Named("space-within").Inputs.At("spec.ingress")!));
        Assert.Equal("""[{"to":[{"podSelector":{}}]}]""", Json(plan.Named("space-within").Inputs.At("spec.egress")!));
        Assert.Equal(3, plan.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy").Count());
    }

    [Theory]
    [InlineData(PodSecurity.Restricted, "restricted")]
    [InlineData(PodSecurity.Baseline, "baseline")]
    [InlineData(PodSecurity.Privileged, "privileged")]
    public async Task Pod_security_is_a_label_beside_those_of_ones_own(PodSecurity level, string label)
    {
        var space = (await Plan(level)).Named("space-namespace");

        Assert.Equal(label, space.Text("metadata.labels[\"pod-security.kubernetes.io/enforce\"]"));
        Assert.Equal(label, space.Text("metadata.labels[\"pod-security.kubernetes.io/warn\"]"));
        Assert.Equal("allowed", space.Text("metadata.labels[\"mlinfra.io/routes\"]"));
    }

    [Fact]
    public async Task Whoever_uses_its_name_waits_for_every_policy()
    {
        var plan = await Plan(openings: [OutToNetworks.Https], user: true);

        foreach (var policy in plan.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy"))
            Assert.True(plan.Needs("user", policy.Name));
    }

    private static Task<Plan> Plan(
        PodSecurity level = PodSecurity.Restricted,
        IReadOnlyList<Opening>? openings = null,
        bool user = false
    ) =>
        Planning.Of(() =>
        {
            var space = new PlatformNamespace(
                "space",
                new PlatformNamespaceArgs
                {
                    Namespace = "space",
                    Context = Around.Context(),
                    PodSecurity = level,
                    Labels = new Dictionary<string, string> { [GatewayReference.RoutesLabel] = "allowed" },
                    Openings = openings ?? [],
                }
            );
            if (user)
                Around.Use("user", space.Name);
        });

    private static IEnumerable<string> Texts(PlannedResource resource, string path) =>
        ((PlanValue.List)resource.Inputs.At(path)!).Items.Select(i => ((PlanValue.Text)i).Value);

    private static string Json(PlanValue value) =>
        value switch
        {
            PlanValue.Map map => $"{{{string.Join(',', map.Entries.Select(e => $"\"{e.Key}\":{Json(e.Value)}"))}}}",
            PlanValue.List list => $"[{string.Join(',', list.Items.Select(Json))}]",
            PlanValue.Number number => $"{number.Value}",
            PlanValue.Text text => $"\"{text.Value}\"",
            _ => throw new NotSupportedException($"{value}"),
        };
}
