using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>
/// Nothing is created before what it needs. Resources are destroyed in the reverse order, so the same edges say that nothing outlives what
/// has to clean up after it: objects with finalizers go before their controller, load balancers and volumes before what runs them.
/// </summary>
public sealed class OrderTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    // Namespaces that are part of every cluster.
    private static readonly string[] Given = ["default", "kube-system"];

    /// <summary>What brings the kinds of an API group, and what controls their objects: webhooks, and finalizers.</summary>
    private static readonly Dictionary<string, (string Kinds, string? Controller)> Groups = new()
    {
        ["cert-manager.io"] = ("platform-kinds-certificates", "platform-certificates-release"),
        ["external-secrets.io"] = ("platform-kinds-secrets", "platform-secrets-release"),
        ["generators.external-secrets.io"] = ("platform-kinds-secrets", "platform-secrets-release"),
        ["gateway.networking.k8s.io"] = ("platform-kinds-routes", "platform-gateway-release"),
        ["gateway.envoyproxy.io"] = ("platform-kinds-routes", "platform-gateway-release"),
        // Rules and monitors have no finalizers, and parts that come before the operator have some.
        ["monitoring.coreos.com"] = ("platform-kinds-metrics", null),
        ["kueue.x-k8s.io"] = ("platform-queues-release", "platform-queues-release"),
        ["trainer.kubeflow.org"] = ("platform-training-release", "platform-training-release"),
        ["serving.kserve.io"] = ("platform-serving-kinds", "platform-serving-release"),
    };

    [Fact]
    public async Task Whatever_is_in_a_namespace_comes_after_it_and_after_the_policies_that_close_it()
    {
        // Given
        var (plan, order) = await DevAsync();
        var spaces = OfType(plan, "kubernetes:core/v1:Namespace").ToDictionary(r => r.Text("metadata.name"));
        var inside = plan.Resources.Where(r => Space(r) is not null).ToList();

        // Then
        Assert.True(inside.Count > 50);
        foreach (var resource in inside.Where(r => !Given.Contains(Space(r))))
        {
            var space = Space(resource)!;
            Assert.True(spaces.ContainsKey(space), $"{resource.Name} is in the namespace {space}, which nothing declares.");
            Expect(order, resource, spaces[space]);
            if (!MakesPods(resource))
                continue;
            var policies = OfType(plan, "kubernetes:networking.k8s.io/v1:NetworkPolicy").Where(p => Space(p) == space).ToList();
            Assert.Contains(policies, p => p.Text("metadata.name") == "default-deny");
            policies.ForEach(policy => Expect(order, resource, policy));
        }
    }

    [Fact]
    public async Task A_custom_resource_comes_after_its_kind_and_goes_before_its_controller()
    {
        var (plan, order) = await DevAsync();
        var custom = plan.Resources.Where(r => Group(r) is not null).ToList();

        Assert.True(custom.Count > 20);
        foreach (var resource in custom)
        {
            Assert.True(Groups.TryGetValue(Group(resource)!, out var brings), $"{resource.Type}: say in this test what brings the kind.");
            Expect(order, resource, plan.Named(brings.Kinds));
            if (brings.Controller is not null)
                Expect(order, resource, plan.Named(brings.Controller));
        }
    }

    [Fact]
    public async Task A_release_that_brings_monitors_comes_after_their_kind()
    {
        var (plan, order) = await DevAsync();
        var monitored = OfType(plan, Release).Where(r => BringsMonitor(r.Inputs)).ToList();

        Assert.True(monitored.Count > 3);
        monitored.ForEach(release => Expect(order, release, plan.Named("platform-kinds-metrics")));
    }

    [Fact]
    public async Task No_pod_starts_before_its_identity()
    {
        // Given
        var (plan, order) = await DevAsync();
        var identities = OfType(plan, "aws:eks/podIdentityAssociation:PodIdentityAssociation").ToList();

        // Then
        Assert.True(identities.Count > 5);
        // The pods of add-ons are EKS' own, and in no plan.
        foreach (var identity in identities.Where(i => i.Name != "foundation-cluster-aws-ebs-csi-driver-identity"))
        {
            var account = identity.Text("serviceAccount");
            var users = plan
                .Resources.Where(r => Space(r) == identity.Text("namespace"))
                .Where(r => MakesPods(r) || r.Type == "kubernetes:core/v1:ServiceAccount")
                .Where(r => r.Inputs.Texts().Contains(account))
                .ToList();
            Assert.NotEmpty(users);
            users.ForEach(user => Expect(order, user, identity));
        }
    }

    [Fact]
    public async Task No_pod_starts_before_the_secrets_that_it_names()
    {
        // Given
        var (plan, order) = await DevAsync();
        var secrets = plan
            .Resources.Where(r =>
                r.Type.EndsWith(":ExternalSecret", StringComparison.Ordinal) || r.Type.EndsWith(":Certificate", StringComparison.Ordinal)
            )
            .Select(r => (Maker: r, Name: ((PlanValue.Text)(r.Inputs.At("spec.target.name") ?? r.Inputs.At("spec.secretName"))!).Value))
            .ToList();

        // When
        var uses = secrets
            .SelectMany(s =>
                plan.Resources.Where(r => r != s.Maker && MakesPods(r) && Space(r) == Space(s.Maker) && r.Inputs.Texts().Contains(s.Name))
                    .Select(user => (user, s.Maker))
            )
            .ToList();

        // Then
        Assert.NotEmpty(uses);
        uses.ForEach(use => Expect(order, use.user, use.Maker));
    }

    [Fact]
    public async Task What_runs_in_the_cluster_comes_after_its_nodes_and_add_ons()
    {
        var (plan, order) = await DevAsync();
        var ground = plan.Resources.Where(r => r.Type is "aws:eks/nodeGroup:NodeGroup" or "aws:eks/addon:Addon").ToList();
        // The autoscaler is part of the cluster, and has no part in making its first nodes.
        var objects = plan.Resources.Where(r => r.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();

        // Load balancers and volumes are made and cleaned up by what runs on nodes, or for which the network has to be there.
        Assert.True(ground.Count >= 7 && objects.Count > 100);
        objects.ForEach(o => ground.ForEach(g => Expect(order, o, g)));
    }

    [Fact]
    public async Task A_namespace_whose_users_leave_objects_goes_before_the_controllers_of_those_objects()
    {
        var (plan, order) = await DevAsync();
        var spaces = OfType(plan, "kubernetes:core/v1:Namespace").ToDictionary(r => r.Text("metadata.name"));

        // Jobs of a team have finalizers; the gateway's namespace holds its load balancer.
        Expect(order, spaces["team-vision"], plan.Named("platform-queues-release"));
        Expect(order, spaces["team-vision"], plan.Named("platform-training-release"));
        Expect(order, spaces["gateway"], plan.Named("foundation-cluster-control-plane"));
        Expect(order, spaces["gateway"], plan.Named("foundation-network-private-a"));
    }

    private static async Task<(Plan Plan, Order Order)> DevAsync()
    {
        var plan = await Plans.DevAsync();
        return (plan, new Order(plan));
    }

    private static void Expect(Order order, PlannedResource resource, PlannedResource other) =>
        Assert.True(order.Needs(resource, other), $"{resource.Name} does not wait for {other.Name}.");

    private static IEnumerable<PlannedResource> OfType(Plan plan, string type) => plan.Resources.Where(r => r.Type == type);

    private static string? Space(PlannedResource resource) =>
        (resource.Type == Release ? resource.Inputs.At("namespace") : resource.Inputs.At("metadata.namespace")) is PlanValue.Text text
        && resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
            ? text.Value
            : null;

    private static bool MakesPods(PlannedResource resource) =>
        resource.Type == Release
        || resource.Type.EndsWith(":InferenceService", StringComparison.Ordinal)
        || resource.Type.EndsWith(":Gateway", StringComparison.Ordinal);

    // Groups of Kubernetes itself have no dot, or end in k8s.io and are known to the schema.
    private static string? Group(PlannedResource resource)
    {
        if (resource.Inputs["apiVersion"] is not PlanValue.Text version || !version.Value.Contains('/', StringComparison.Ordinal))
            return null;
        var group = version.Value.Split('/')[0];
        return group.Contains('.', StringComparison.Ordinal) && !BuiltIn.Contains(group) ? group : null;
    }

    private static readonly string[] BuiltIn = ["networking.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io", "scheduling.k8s.io"];

    private static bool BringsMonitor(PlanValue value) =>
        value switch
        {
            PlanValue.Map map => map.Entries.Any(e => (IsMonitor(e.Key) && IsOn(e.Value)) || BringsMonitor(e.Value)),
            PlanValue.List list => list.Items.Any(BringsMonitor),
            _ => false,
        };

    private static bool IsMonitor(string key) => key.EndsWith("monitor", StringComparison.OrdinalIgnoreCase) || key == "enablePrometheus";

    private static bool IsOn(PlanValue value) =>
        value is PlanValue.Bool { Value: true } || (value as PlanValue.Map)?["enabled"] is PlanValue.Bool { Value: true };
}
