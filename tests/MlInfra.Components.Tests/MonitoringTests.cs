using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Monitoring;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Tests;

public sealed class MonitoringTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_starts_before_what_it_needs(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        Assert.All(
            ["stand-in-metrics", "stand-in-certificates", "stand-in-cert-manager", "stand-in-external-secrets", "monitoring-admin"],
            need => Assert.True(plan.Needs("monitoring-release", need), need)
        );
        Assert.All(
            plan.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy"),
            policy => Assert.True(plan.Needs("monitoring-release", policy.Name), policy.Name)
        );
        Assert.All(Rules(plan), rule => Assert.True(plan.Needs(rule.Name, "monitoring-release"), rule.Name));
        Assert.True(plan.Needs("monitoring-route", "monitoring-release"));
        Assert.True(plan.Needs("monitoring-route", "stand-in-routes"));
        Assert.True(plan.Needs("monitoring-dashboard", "monitoring-space-namespace"));
        Assert.False(plan.Needs("monitoring-space-namespace", "monitoring-release"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_platform_it_waits_for_the_parts_that_it_uses(bool isPreview)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(), isPreview);

        Assert.All(
            [
                "platform-certificates-release",
                "platform-secrets-release",
                "platform-defaults-storage",
                "platform-defaults-platform",
                "platform-kinds-metrics",
            ],
            need => Assert.True(plan.Needs("platform-monitoring-release", need), need)
        );
        Assert.True(plan.Needs("platform-monitoring-route", "platform-gateway-release"));
        Assert.Equal("mlinfra-platform", plan.Named("platform-monitoring-release").Text("values.grafana.priorityClassName"));
    }

    [Fact]
    public async Task Who_counts_objects_reads_no_secrets()
    {
        var release = (await Planning.Of(() => Declare())).Named("monitoring-release");

        var counted = release.Inputs.At("values[\"kube-state-metrics\"].collectors")!.Texts();
        Assert.Contains("deployments", counted);
        Assert.DoesNotContain("secrets", counted);
        Assert.DoesNotContain("configmaps", counted);
    }

    [Fact]
    public async Task The_namespace_is_restricted_and_opens_to_the_webhook_the_gateway_and_what_is_scraped()
    {
        var plan = await Planning.Of(() => Declare());

        var labels = plan.Named("monitoring-space-namespace");
        Assert.Equal("restricted", labels.Text("metadata.labels[\"pod-security.kubernetes.io/enforce\"]"));
        Assert.Equal("allowed", labels.Text($"metadata.labels[\"{GatewayReference.RoutesLabel}\"]"));
        Assert.Equal(10250, plan.Named("monitoring-space-webhook").Number("spec.ingress[0].ports[0].port"));
        var gateway = plan.Named("monitoring-space-gateway");
        Assert.Equal(3000, gateway.Number("spec.ingress[0].ports[0].port"));
        Assert.Equal("edge", gateway.Text("spec.ingress[0].from[0].namespaceSelector.matchLabels[\"kubernetes.io/metadata.name\"]"));
        Assert.Equal("grafana", gateway.Text("spec.podSelector.matchLabels[\"app.kubernetes.io/name\"]"));
        var scrape = plan.Named("monitoring-space-scrape");
        Assert.Equal("prometheus", scrape.Text("spec.podSelector.matchLabels[\"app.kubernetes.io/name\"]"));
        Assert.Null(scrape.Inputs.At("spec.egress[0].ports[0].port"));
        Assert.Equal("TCP", scrape.Text("spec.egress[0].ports[0].protocol"));
        Assert.Equal(PlanValue.Map.Empty, scrape.Inputs.At("spec.egress[0].to[0].namespaceSelector"));
        Assert.Equal("10.20.0.0/16", scrape.Text("spec.egress[0].to[1].ipBlock.cidr"));
        Assert.Equal("100.64.0.0/16", scrape.Text("spec.egress[0].to[2].ipBlock.cidr"));
    }

    [Fact]
    public async Task The_chart_is_pinned_brings_no_kinds_and_watches_every_part()
    {
        var release = (await Planning.Of(() => Declare())).Named("monitoring-release");

        Assert.Equal("88.5.3", release.Text("version"));
        Assert.False(release.Flag("values.crds.enabled"));
        Assert.All(
            ["rule", "serviceMonitor", "podMonitor", "probe", "scrapeConfig"],
            kind => Assert.False(release.Flag($"values.prometheus.prometheusSpec.{kind}SelectorNilUsesHelmValues"))
        );
        Assert.All(
            ["kubeEtcd", "kubeScheduler", "kubeControllerManager", "kubeProxy"],
            part => Assert.False(release.Flag($"values.{part}.enabled"))
        );
        Assert.True(release.Flag("values.prometheusOperator.admissionWebhooks.certManager.enabled"));
        Assert.Equal("Ignore", release.Text("values.prometheusOperator.admissionWebhooks.failurePolicy"));
        Assert.Equal("kube-system", release.Text("values[\"prometheus-node-exporter\"].namespaceOverride"));
        Assert.Equal(
            "OnNamespaceExceptForAlertmanagerNamespace",
            release.Text("values.alertmanager.alertmanagerSpec.alertmanagerConfigMatcherStrategy.type")
        );
        Assert.Null(release.Inputs.At("values.global"));
    }

    [Fact]
    public async Task Metrics_leave_room_on_their_volume()
    {
        var settings = new MonitoringSettings { KeepMetricsDays = 30, MetricsGiB = 200 };

        var release = (await Planning.Of(() => Declare(settings: settings))).Named("monitoring-release");

        const string Spec = "values.prometheus.prometheusSpec";
        Assert.Equal("30d", release.Text($"{Spec}.retention"));
        Assert.Equal("160GB", release.Text($"{Spec}.retentionSize"));
        const string Claim = $"{Spec}.storageSpec.volumeClaimTemplate.spec";
        Assert.Equal("200Gi", release.Text($"{Claim}.resources.requests.storage"));
        Assert.Equal("fast", release.Text($"{Claim}.storageClassName"));
    }

    [Theory]
    [InlineData(10, "8GB")]
    [InlineData(50, "40GB")]
    [InlineData(16384, "13107GB")]
    public void A_fifth_of_the_volume_is_kept_free(int volume, string expected) =>
        Assert.Equal(expected, StackValues.RetentionSize(volume));

    [Theory]
    [InlineData(SecurityLevel.Standard, 1)]
    [InlineData(SecurityLevel.Hardened, 2)]
    public async Task The_security_level_sets_who_watches_while_one_is_down(SecurityLevel level, int replicas)
    {
        var release = (await Planning.Of(() => Declare(level))).Named("monitoring-release");

        Assert.Equal(replicas, release.Number("values.prometheus.prometheusSpec.replicas"));
        Assert.Equal(replicas, release.Number("values.alertmanager.alertmanagerSpec.replicas"));
        Assert.Equal(replicas > 1, release.Flag("values.prometheus.podDisruptionBudget.enabled"));
        Assert.Equal(replicas > 1, release.Flag("values.alertmanager.podDisruptionBudget.enabled"));
    }

    [Fact]
    public async Task Grafana_has_a_generated_password_and_tells_nobody_about_itself()
    {
        var plan = await Planning.Of(() => Declare());

        var release = plan.Named("monitoring-release");
        Assert.Equal("grafana-admin", release.Text("values.grafana.admin.existingSecret"));
        Assert.Null(release.Inputs.At("values.grafana.adminPassword"));
        const string Ini = "values.grafana[\"grafana.ini\"]";
        Assert.Equal("https://grafana.ml.example.com", release.Text($"{Ini}.server.root_url"));
        Assert.False(release.Flag($"{Ini}.analytics.check_for_updates"));
        Assert.Equal("false", release.Text("values.grafana.env.GF_AUTH_ANONYMOUS_ENABLED"));
        Assert.Equal("false", release.Text("values.grafana.env.GF_ANALYTICS_REPORTING_ENABLED"));
        Assert.True(release.Flag("values.grafana.rbac.namespaced"));
        Assert.Equal("monitoring", release.Text("values.grafana.sidecar.dashboards.searchNamespace"));
        var secret = plan.Named("monitoring-admin");
        Assert.Equal("admin", secret.Text("spec.target.template.data[\"admin-user\"]"));
        Assert.Equal("{{ .password }}", secret.Text("spec.target.template.data[\"admin-password\"]"));
    }

    [Fact]
    public async Task Grafana_is_reached_through_the_gateway()
    {
        var route = (await Planning.Of(() => Declare())).Named("monitoring-route");

        Assert.Equal("grafana.ml.example.com", route.Text("spec.hostnames[0]"));
        Assert.Equal("edge", route.Text("spec.parentRefs[0].namespace"));
        Assert.Equal("kube-prometheus-stack-grafana", route.Text("spec.rules[0].backendRefs[0].name"));
        Assert.Equal(80, route.Number("spec.rules[0].backendRefs[0].port"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_part_has_its_alerts_and_gpus_only_where_there_are_some(bool gpuOperator)
    {
        var plan = await Planning.Of(() => Declare(gpuOperator: gpuOperator));

        var parts = Rules(plan).Select(rule => rule.Text("metadata.name")).Order(StringComparer.Ordinal);
        string[] always = ["certificates", "cluster", "gateway", "queues", "registry", "secrets", "serving", "training"];
        Assert.Equal(always.Concat(gpuOperator ? ["gpu"] : []).Select(p => $"mlinfra-{p}").Order(StringComparer.Ordinal), parts);
    }

    [Fact]
    public async Task An_alert_says_how_bad_it_is_and_links_to_the_page_that_settings_name()
    {
        var settings = new MonitoringSettings { Runbooks = "https://wiki.example.com/runbooks" };

        var rule = (await Planning.Of(() => Declare(settings: settings))).Named("monitoring-alerts-registry");

        Assert.Equal("RegistryDown", rule.Text("spec.groups[0].rules[0].alert"));
        Assert.Equal("critical", rule.Text("spec.groups[0].rules[0].labels.severity"));
        Assert.Equal("registry", rule.Text("spec.groups[0].rules[0].labels.part"));
        Assert.Equal("https://wiki.example.com/runbooks#registrydown", rule.Text("spec.groups[0].rules[0].annotations.runbook_url"));
    }

    [Fact]
    public async Task The_dashboard_carries_the_label_that_Grafana_looks_for()
    {
        var plan = await Planning.Of(() => Declare());

        var map = plan.Named("monitoring-dashboard");
        var release = plan.Named("monitoring-release");
        var label = release.Text("values.grafana.sidecar.dashboards.label");
        Assert.Equal(release.Text("values.grafana.sidecar.dashboards.labelValue"), map.Text($"metadata.labels.{label}"));
        Assert.Equal(Dashboard.Json, map.Text("data[\"platform.json\"]"));
    }

    private static IEnumerable<PlannedResource> Rules(Plan plan) => plan.OfType("kubernetes:monitoring.coreos.com/v1:PrometheusRule");

    private static void Declare(
        SecurityLevel security = SecurityLevel.Standard,
        MonitoringSettings? settings = null,
        bool gpuOperator = true
    )
    {
        var ground = new Ground("ground");
        var kinds = new InstalledKinds(
            StandIn("certificates", ground),
            StandIn("secrets", ground),
            StandIn("routes", ground),
            StandIn("metrics", ground)
        );
        var context = new PlatformContext(ground, Hardening.For(security), kinds, new ImageSettings(), new PlaceholderSecrets());
        _ = new PlatformMonitoring(
            "monitoring",
            new PlatformMonitoringArgs
            {
                Context = context,
                Settings = settings ?? new MonitoringSettings(),
                Gateway = new GatewayReference(Output.Create("gateway"), "edge", "ml.example.com"),
                StorageClass = "fast",
                SecretManager = StandIn("external-secrets", ground),
                CertificateIssuer = StandIn("cert-manager", ground).Metadata.Apply(m => m.Name),
                GpuOperator = gpuOperator,
            },
            new ComponentResourceOptions { Provider = ground.KubernetesProvider }
        );
    }

    private static ConfigMap StandIn(string name, Ground ground) =>
        new(
            $"stand-in-{name}",
            new ConfigMapArgs { Metadata = new ObjectMetaArgs { Name = name } },
            new CustomResourceOptions { Provider = ground.KubernetesProvider }
        );
}
