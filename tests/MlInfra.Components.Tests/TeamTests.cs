using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>What a team gets, and what it does not.</summary>
public sealed class TeamTests
{
    /// <summary>CPUs, GiB, GPUs by accelerator, borrowing; and the limits of the namespace.</summary>
    public static TheoryData<TeamSettings, string> Quotas { get; } =
        new()
        {
            {
                new TeamSettings { Group = "g" },
                "pods=128 requests.cpu=32 requests.memory=128Gi requests.nvidia.com/gpu=0 services.loadbalancers=0 services.nodeports=0"
            },
            {
                new TeamSettings
                {
                    Group = "g",
                    CpuQuota = 1,
                    MemoryGiBQuota = 2,
                    GpuQuota = Gpus(("a10g", 2), ("h100", 8)),
                },
                "pods=100 requests.cpu=1 requests.memory=2Gi requests.nvidia.com/gpu=10 services.loadbalancers=0 services.nodeports=0"
            },
            {
                new TeamSettings
                {
                    Group = "g",
                    CpuQuota = 100,
                    GpuQuota = Gpus(("a10g", 2), ("h100", 8)),
                    GpuBorrowing = 4,
                },
                "pods=400 requests.cpu=100 requests.memory=128Gi requests.nvidia.com/gpu=18 services.loadbalancers=0 services.nodeports=0"
            },
            {
                new TeamSettings { Group = "g", GpuBorrowing = 4 },
                "pods=128 requests.cpu=32 requests.memory=128Gi requests.nvidia.com/gpu=0 services.loadbalancers=0 services.nodeports=0"
            },
        };

    [Theory]
    [MemberData(nameof(Quotas))]
    public void A_namespace_holds_what_the_queue_lets_in(TeamSettings settings, string limits) =>
        Assert.Equal(
            limits,
            string.Join(' ', TeamQuotas.Namespace(settings).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"))
        );

    [Fact]
    public async Task The_queue_has_quota_on_each_accelerator_and_for_its_own_namespace_only()
    {
        var teams = new Dictionary<string, TeamSettings>
        {
            ["vision"] = new()
            {
                Group = "g",
                GpuQuota = Gpus(("h100", 8), ("a10g", 2)),
                GpuBorrowing = 3,
            },
        };
        var plan = await Planning.Of(() => TrainingTests.Declare(pools: [TrainingTests.A10g, TrainingTests.H100], teams: teams));

        var queue = plan.Named("platform-team-vision-cluster-queue");
        Assert.Equal("team-vision", queue.Text("spec.namespaceSelector.matchLabels[\"kubernetes.io/metadata.name\"]"));
        Assert.Equal("Any", queue.Text("spec.preemption.reclaimWithinCohort"));
        const string Cpu = "spec.resourceGroups[0]";
        Assert.Equal(["cpu", "memory"], Texts(queue, $"{Cpu}.coveredResources"));
        Assert.Equal("cpu", queue.Text($"{Cpu}.flavors[0].name"));
        Assert.Equal("128Gi", queue.Text($"{Cpu}.flavors[0].resources[1].nominalQuota"));
        Assert.Equal("0", queue.Text($"{Cpu}.flavors[0].resources[1].borrowingLimit"));
        const string Gpu = "spec.resourceGroups[1]";
        Assert.Equal(["nvidia.com/gpu"], Texts(queue, $"{Gpu}.coveredResources"));
        foreach (var (index, accelerator, quota) in new[] { (0, "a10g", "2"), (1, "h100", "8") })
        {
            Assert.Equal(accelerator, queue.Text($"{Gpu}.flavors[{index}].name"));
            Assert.Equal(quota, queue.Text($"{Gpu}.flavors[{index}].resources[0].nominalQuota"));
            Assert.Equal("3", queue.Text($"{Gpu}.flavors[{index}].resources[0].borrowingLimit"));
        }
        var local = plan.Named("platform-team-vision-queue");
        Assert.Equal("team-vision", local.Text("spec.clusterQueue"));
        Assert.All([queue, local], q => Assert.Equal("condition=Active", q.Text("metadata.annotations[\"pulumi.com/waitFor\"]")));
    }

    [Fact]
    public async Task A_second_team_adds_what_belongs_to_it_and_changes_nothing()
    {
        var one = await Planning.Of(() => TrainingTests.Declare());
        var two = await Planning.Of(() =>
            TrainingTests.Declare(teams: TrainingTests.Teams(("vision", [("a10g", 2)]), ("speech", [("a10g", 1)])))
        );

        var changes = PlanDiff.Between(one, two).Changes;

        Assert.True(changes.Length > 10);
        Assert.All(changes, c => Assert.Equal(ChangeKind.Create, c.Kind));
        Assert.All(changes, c => Assert.Contains("team-speech", c.After!.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Members_run_jobs_and_read_no_secret()
    {
        var plan = await Planning.Of(() => TrainingTests.Declare());

        var binding = plan.Named("platform-team-vision-members");
        Assert.Equal("Group", binding.Text("subjects[0].kind"));
        Assert.Equal("ml-vision", binding.Text("subjects[0].name"));
        Assert.Equal("Role", binding.Text("roleRef.kind"));
        var rules = Rules(plan.Named("platform-team-vision-role")).ToList();
        Assert.DoesNotContain(
            rules.SelectMany(r => r.Groups.Concat(r.Resources).Concat(r.Verbs)),
            t => t.Contains('*', StringComparison.Ordinal)
        );
        Assert.Equal(["create", "update", "patch", "delete"], Assert.Single(rules, r => r.Resources.Contains("secrets")).Verbs);
        Assert.DoesNotContain(rules.SelectMany(r => r.Resources), r => r is "pods/exec" or "roles" or "rolebindings" or "networkpolicies");
        Assert.Contains("create", Assert.Single(rules, r => r.Resources.Contains("trainjobs")).Verbs);
        Assert.DoesNotContain("create", Assert.Single(rules, r => r.Resources.Contains("localqueues")).Verbs);
    }

    [Fact]
    public async Task In_the_cluster_members_see_runtimes_and_their_own_queue()
    {
        var plan = await Planning.Of(() => TrainingTests.Declare());

        var rules = Rules(plan.Named("platform-team-vision-reader")).ToList();
        Assert.All(rules.SelectMany(r => r.Verbs), v => Assert.Contains(v, new[] { "get", "list", "watch" }));
        Assert.Equal("team-vision", plan.Named("platform-team-vision-reader").Text("rules[1].resourceNames[0]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Jobs_write_the_folder_of_their_team_and_reach_the_registry(bool isPreview)
    {
        var plan = await Planning.Of(() => TrainingTests.Declare(), isPreview);

        var access = Assert.Single(Texts(plan.Named("ground-access-team-vision-trainer"), "permissions"));
        Assert.Contains("teams/vision/", access, StringComparison.Ordinal);
        var account = plan.Named("platform-team-vision-account");
        Assert.Equal("trainer", account.Text("metadata.name"));
        Assert.False(account.Flag("automountServiceAccountToken"));
        Assert.Equal("vision", plan.Named("platform-team-vision-space-namespace").Text("metadata.labels[\"mlinfra.io/team\"]"));
        var registry = plan.Named("platform-team-vision-space-registry");
        Assert.Equal("mlflow", registry.Text("spec.egress[0].to[0].namespaceSelector.matchLabels[\"kubernetes.io/metadata.name\"]"));
        Assert.Equal(5000, registry.Number("spec.egress[0].ports[0].port"));
        Assert.Equal(80, plan.Named("platform-team-vision-space-cloud-identity-0").Number("spec.egress[0].ports[0].port"));
    }

    [Fact]
    public void What_a_team_may_borrow_has_bounds()
    {
        var problems = SettingsGuard.Problems(("team", new TeamSettings { Group = "g", GpuBorrowing = -1 }));

        Assert.Equal("team.gpuBorrowing", Assert.Single(problems).Path);
    }

    private static Dictionary<string, int> Gpus(params (string Accelerator, int Count)[] quota) =>
        quota.ToDictionary(q => q.Accelerator, q => q.Count);

    private static IEnumerable<(string[] Groups, string[] Resources, string[] Verbs)> Rules(PlannedResource role) =>
        ((PlanValue.List)role.Inputs["rules"]!).Items.Select(
            (_, i) =>
                (
                    Texts(role, $"rules[{i}].apiGroups").ToArray(),
                    Texts(role, $"rules[{i}].resources").ToArray(),
                    Texts(role, $"rules[{i}].verbs").ToArray()
                )
        );

    private static IEnumerable<string> Texts(PlannedResource resource, string path) =>
        ((PlanValue.List)resource.Inputs.At(path)!).Items.Select(i => ((PlanValue.Text)i).Value);
}
