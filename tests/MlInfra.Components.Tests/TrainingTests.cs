using System.Text.RegularExpressions;
using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>GPU operator, Kueue and Kubeflow Trainer.</summary>
public sealed class TrainingTests
{
    internal static readonly AcceleratorPool A10g = new("a10g", "a10g", GpusPerNode: 1, MaxNodes: 4);
    internal static readonly AcceleratorPool H100 = new("big", "h100", GpusPerNode: 8, MaxNodes: 2);

    public static TheoryData<string, string> Order { get; } =
        new()
        {
            // No pod runs before its namespace is closed; charts with monitors wait for the kind.
            { "platform-gpu-release", "platform-gpu-space-default-deny" },
            { "platform-gpu-release", "platform-kinds-metrics" },
            { "platform-queues-release", "platform-queues-space-api" },
            { "platform-queues-release", "platform-kinds-metrics" },
            { "platform-training-release", "platform-training-space-webhooks" },
            // Kueue reads the kinds of jobs when it starts.
            { "platform-queues-release", "platform-training-release" },
            // Objects come after their webhook, and go before their controller.
            { "platform-queues-cpu", "platform-queues-release" },
            { "platform-queues-a10g", "platform-queues-release" },
            { "platform-training-runtime", "platform-training-release" },
            { "platform-training-runtime", "platform-defaults-training" },
            { "platform-team-vision-cluster-queue", "platform-queues-cpu" },
            { "platform-team-vision-cluster-queue", "platform-queues-a10g" },
            { "platform-team-vision-queue", "platform-team-vision-cluster-queue" },
            { "platform-team-vision-queue", "platform-team-vision-quota" },
            { "platform-team-vision-queue", "platform-team-vision-defaults" },
            // What members leave in the namespace is released by controllers, and gives back its quota.
            { "platform-team-vision-space-namespace", "platform-team-vision-cluster-queue" },
            { "platform-team-vision-space-namespace", "platform-queues-release" },
            { "platform-team-vision-space-namespace", "platform-training-runtime" },
            { "platform-team-vision-account", "ground-access-team-vision-trainer" },
            { "platform-team-vision-account", "platform-team-vision-space-default-deny" },
        };

    [Theory]
    [MemberData(nameof(Order))]
    public async Task Nothing_starts_before_what_it_needs(string name, string other)
    {
        foreach (var isPreview in new[] { true, false })
        {
            var plan = await Planning.Of(() => Declare(), isPreview);

            Assert.True(plan.Needs(name, other));
            Assert.False(plan.Needs(other, name));
        }
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(0, false, false)]
    [InlineData(1, true, true)]
    [InlineData(1, false, false)]
    public void The_operator_comes_with_accelerators(int pools, bool setting, bool needed) =>
        Assert.Equal(needed, GpuOperator.IsNeeded(Enumerable.Repeat(A10g, pools).ToList(), new TrainingSettings { GpuOperator = setting }));

    // Both from the image and from the operator breaks a node; from neither, no pod gets a GPU.
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task The_operator_installs_what_the_image_lacks(bool hasDriver, bool hasToolkit)
    {
        var plan = await Planning.Of(() => Values(GpuOperatorValues.Of(new GpuNodeImage(hasDriver, hasToolkit), [A10g], null)));

        var release = plan.Named("values");
        Assert.Equal(!hasDriver, release.Flag("values.driver.enabled"));
        Assert.Equal(!hasToolkit, release.Flag("values.toolkit.enabled"));
        Assert.Equal("false", release.Text("values.toolkit.env[0].value"));
        Assert.True(release.Flag("values.cdi.enabled"));
        Assert.True(release.Flag("values.operator.cleanupCRD"));
        Assert.True(release.Flag("values.dcgmExporter.serviceMonitor.enabled"));
        Assert.Equal("nvidia.com/gpu", release.Text("values.daemonsets.tolerations[0].key"));
    }

    [Fact]
    public void The_sample_fits_beside_the_agents_of_the_smallest_node()
    {
        var sample = File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "train.yaml"));

        var cpus = Regex.Match(sample, "^ +cpu: \"(?<cpus>[0-9]+)\"$", RegexOptions.Multiline).Groups["cpus"].Value;
        // Nodes of the system pool have two CPUs, of which Kubernetes and the agents of every node take a part.
        Assert.Equal("1", cpus);
    }

    [Fact]
    public async Task Only_the_operator_of_the_nodes_has_their_control()
    {
        var plan = await Planning.Of(() => Declare());

        foreach (
            var (part, level) in new[]
            {
                ("gpu", "privileged"),
                ("queues", "restricted"),
                ("training", "restricted"),
                ("team-vision", "restricted"),
            }
        )
            Assert.Equal(
                level,
                plan.Named($"platform-{part}-space-namespace").Text("metadata.labels[\"pod-security.kubernetes.io/enforce\"]")
            );
    }

    [Fact]
    public async Task Without_accelerators_there_is_no_operator_and_no_flavor_for_them()
    {
        var plan = await Planning.Of(() => Declare(pools: [], teams: Teams(("vision", []))));

        Assert.DoesNotContain(plan.Resources, r => r.Name.StartsWith("platform-gpu", StringComparison.Ordinal));
        Assert.Equal(
            ["platform-queues-cpu"],
            plan.Resources.Where(r => r.Type.EndsWith(":ResourceFlavor", StringComparison.Ordinal)).Select(r => r.Name)
        );
        Assert.Null(plan.Named("platform-team-vision-cluster-queue").Inputs.At("spec.resourceGroups[1]"));
    }

    [Fact]
    public void Each_accelerator_is_one_flavor_however_many_pools_have_it() =>
        Assert.Equal(["a10g", "h100"], JobQueues.Accelerators([H100, A10g, A10g with { Name = "more" }]));

    [Fact]
    public async Task A_flavor_selects_and_tolerates_the_nodes_of_its_accelerator()
    {
        var plan = await Planning.Of(() => Declare());

        var flavor = plan.Named("platform-queues-a10g");
        Assert.Equal("a10g", flavor.Text("spec.nodeLabels[\"mlinfra.io/accelerator\"]"));
        Assert.Equal("nvidia.com/gpu", flavor.Text("spec.tolerations[0].key"));
        // Or a job that asks for CPUs and a GPU would have to run on two kinds of nodes.
        Assert.Equal(PlanValue.Map.Empty, plan.Named("platform-queues-cpu").Inputs.At("spec"));
    }

    [Fact]
    public async Task A_second_pool_adds_its_flavor_only()
    {
        var one = await Planning.Of(() => Declare());
        var two = await Planning.Of(() => Declare(pools: [A10g, H100]));

        var changes = PlanDiff.Between(one, two).Changes;

        Assert.Equal(["platform-queues-h100"], changes.Select(c => c.After?.Name));
        Assert.All(changes, c => Assert.Equal(ChangeKind.Create, c.Kind));
    }

    [Fact]
    public async Task Kueue_runs_the_released_image_and_queues_what_the_platform_runs_in_the_namespaces_of_teams()
    {
        var release = (await Planning.Of(() => Declare())).Named("platform-queues-release");

        Assert.Equal("registry.k8s.io/kueue/kueue", release.Text("values.controllerManager.manager.image.repository"));
        Assert.Equal($"v{release.Text("version")}", release.Text("values.controllerManager.manager.image.tag"));
        Assert.Equal("mlinfra-platform", release.Text("values.controllerManager.manager.priorityClassName"));
        var text = release.Text("values.managerConfig.controllerManagerConfigYaml").Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("manageJobsWithoutQueueName: true", text);
        Assert.Contains("- key: mlinfra.io/team", text);
        Assert.Equal(
            ["- \"batch/job\"", "- \"jobset.x-k8s.io/jobset\"", "- \"trainer.kubeflow.org/trainjob\""],
            text.Where(l => l.StartsWith("- \"", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, 1, false)]
    [InlineData(SecurityLevel.Hardened, 3, true)]
    public async Task The_security_level_sets_the_replicas_of_the_webhooks(SecurityLevel level, int replicas, bool budget)
    {
        var plan = await Planning.Of(() => Declare(level));

        Assert.Equal(replicas, plan.Named("platform-queues-release").Number("values.controllerManager.replicas"));
        Assert.Equal(budget, plan.Named("platform-queues-release").Flag("values.controllerManager.podDisruptionBudget.enabled"));
        Assert.Equal(replicas, plan.Named("platform-training-release").Number("values.manager.replicas"));
        Assert.Equal(replicas, plan.Named("platform-training-release").Number("values.jobset.controller.replicas"));
    }

    // Kueue 0.17 and newer talk to Trainer by patches of its runtime, which it has from 2.2 on.
    [Fact]
    public void Kueue_and_Trainer_understand_each_other()
    {
        var kueue = Version.Parse(TrainingVersions.Kueue.Version);
        var trainer = Version.Parse(TrainingVersions.Trainer.Version);

        Assert.True(kueue < new Version(0, 17) || trainer >= new Version(2, 2));
    }

    [Fact]
    public async Task Private_registries_reach_every_chart()
    {
        var plan = await Planning.Of(() => Declare(images: PlatformTests.WithRegistry()));

        const string Secret = "registry-credentials";
        Assert.Equal(Secret, plan.Named("platform-gpu-release").Text("values.operator.imagePullSecrets[0]"));
        Assert.Equal(Secret, plan.Named("platform-gpu-release").Text("values.devicePlugin.imagePullSecrets[0]"));
        Assert.Equal(Secret, plan.Named("platform-gpu-release").Text("values[\"node-feature-discovery\"].imagePullSecrets[0].name"));
        Assert.Equal(Secret, plan.Named("platform-queues-release").Text("values.controllerManager.imagePullSecrets[0].name"));
        Assert.Equal(Secret, plan.Named("platform-training-release").Text("values.image.pullSecrets[0].name"));
        Assert.Equal(Secret, plan.Named("platform-training-release").Text("values.jobset.image.pullSecrets[0].name"));
        foreach (var part in new[] { "gpu", "queues", "training" })
            Assert.True(plan.Needs($"platform-{part}-release", $"platform-{part}-space-registries"));
    }

    [Fact]
    public async Task A_training_pod_may_do_nothing_but_compute_and_has_the_identity_of_its_team()
    {
        var runtime = (await Planning.Of(() => Declare(images: PlatformTests.WithRegistry()))).Named("platform-training-runtime");

        Assert.Equal("torch", runtime.Text("metadata.labels[\"trainer.kubeflow.org/framework\"]"));
        const string Job = "spec.template.spec.replicatedJobs[0].template";
        Assert.Equal("trainer", runtime.Text($"{Job}.metadata.labels[\"trainer.kubeflow.org/trainjob-ancestor-step\"]"));
        const string Pod = $"{Job}.spec.template.spec";
        Assert.Equal("trainer", runtime.Text($"{Pod}.serviceAccountName"));
        Assert.Equal("mlinfra-training", runtime.Text($"{Pod}.priorityClassName"));
        Assert.Equal("registry-credentials", runtime.Text($"{Pod}.imagePullSecrets[0].name"));
        Assert.False(runtime.Flag($"{Pod}.automountServiceAccountToken"));
        Assert.True(runtime.Flag($"{Pod}.securityContext.runAsNonRoot"));
        Assert.Equal("RuntimeDefault", runtime.Text($"{Pod}.securityContext.seccompProfile.type"));
        Assert.Equal("node", runtime.Text($"{Pod}.containers[0].name"));
        Assert.False(runtime.Flag($"{Pod}.containers[0].securityContext.allowPrivilegeEscalation"));
        Assert.Equal("ALL", runtime.Text($"{Pod}.containers[0].securityContext.capabilities.drop[0]"));
    }

    internal static Dictionary<string, TeamSettings> Teams(params (string Name, (string Accelerator, int Gpus)[] Quota)[] teams) =>
        teams.ToDictionary(
            t => t.Name,
            t => new TeamSettings { Group = $"ml-{t.Name}", GpuQuota = t.Quota.ToDictionary(q => q.Accelerator, q => q.Gpus) }
        );

    internal static Platform Declare(
        SecurityLevel security = SecurityLevel.Standard,
        IReadOnlyList<AcceleratorPool>? pools = null,
        IReadOnlyDictionary<string, TeamSettings>? teams = null,
        ImageSettings? images = null,
        SharedVolume? datasets = null
    ) =>
        new(
            "platform",
            new PlatformArgs
            {
                Foundation = new Ground("ground", pools ?? [A10g], datasets),
                Security = security,
                Images = images ?? new ImageSettings(),
                Gateway = new GatewaySettings { Domain = "ground.example.com" },
                Teams = teams ?? Teams(("vision", [("a10g", 2)])),
                Secrets = new PlaceholderSecrets(),
            }
        );

    private static Pulumi.Kubernetes.Helm.V3.Release Values(InputMap<object> values) =>
        new("values", new Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs { Chart = "chart", Values = values });
}
