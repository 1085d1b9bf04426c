using MlInfra.Components.Baseline;
using MlInfra.Components.Serving;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class ServingTests
{
    private const string Release = "platform-serving-release";
    private const string Service = "platform-endpoint-fraud-service";

    private static readonly EndpointSettings Fraud = new() { Model = "fraud-detector", Version = 1 };
    private static readonly EndpointSettings Ranker = new() { Model = "product-ranker", Accelerator = "a10g" };

    [Theory]
    [InlineData("platform-serving-kinds", "platform-serving-space-default-deny")]
    [InlineData(Release, "platform-serving-kinds")]
    [InlineData(Release, "platform-kinds-routes")]
    [InlineData(Release, "platform-gateway-gateway")]
    // The chart brings a certificate and its issuer.
    [InlineData(Release, "platform-certificates-issuer")]
    [InlineData("platform-serving-runtime", Release)]
    // Which is also why it goes before KServe, who takes off its finalizer.
    [InlineData(Service, Release)]
    [InlineData(Service, "platform-serving-runtime")]
    [InlineData(Service, "platform-serving-storage")]
    [InlineData("platform-serving-storage", Release)]
    [InlineData(Service, "platform-serving-endpoints-default-deny")]
    [InlineData(Service, "platform-endpoint-fraud-account")]
    [InlineData(Service, "ground-access-endpoints-endpoint-fraud")]
    [InlineData(Service, "platform-defaults-serving")]
    // No route is ever open: the policy is there before KServe makes them.
    [InlineData(Service, "platform-endpoint-fraud-policy")]
    [InlineData("platform-endpoint-fraud-policy", "platform-endpoint-fraud-key")]
    [InlineData("platform-endpoint-fraud-key", "platform-secrets-release")]
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
    [InlineData(true)]
    [InlineData(false)]
    public async Task KServe_runs_without_Knative_behind_the_platforms_gateway(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var release = plan.Named(Release);
        const string Gateway = "values.kserve.controller.gateway";
        Assert.Equal("Standard", release.Text("values.kserve.controller.deploymentMode"));
        Assert.True(release.Flag($"{Gateway}.ingressGateway.enableGatewayApi"));
        Assert.Equal("gateway/mlinfra", release.Text($"{Gateway}.ingressGateway.kserveGateway"));
        Assert.Equal("ground.example.com", release.Text($"{Gateway}.domain"));
        Assert.Equal("{{ .Name }}.{{ .IngressDomain }}", release.Text($"{Gateway}.domainTemplate"));
        Assert.Equal("https", release.Text($"{Gateway}.urlScheme"));
        Assert.Equal(9443, plan.Named("platform-serving-space-webhooks").Number("spec.ingress[0].ports[0].port"));
        Assert.Equal("restricted", plan.Named("platform-serving-space-namespace").Text(ModelRegistryTests.PodSecurityLabel));
        Assert.Equal("restricted", plan.Named("platform-serving-endpoints-namespace").Text(ModelRegistryTests.PodSecurityLabel));
    }

    [Fact]
    public async Task The_runtime_is_pinned_and_takes_models_of_MLflow()
    {
        var runtime = (await Planning.Of(() => Declare())).Named("platform-serving-runtime");

        Assert.Equal("mlflow", runtime.Text("spec.supportedModelFormats[0].name"));
        Assert.Equal(ServingVersions.MlServer, runtime.Text("spec.containers[0].image"));
        Assert.DoesNotContain("latest", ServingVersions.MlServer, StringComparison.Ordinal);
        Assert.Equal("kserve-container", runtime.Text("spec.containers[0].name"));
        Assert.Equal(8080, runtime.Number("spec.containers[0].ports[0].containerPort"));
        Assert.True(runtime.Flag("spec.containers[0].securityContext.runAsNonRoot"));
    }

    [Fact]
    public async Task What_fetches_a_model_may_run_where_pods_are_restricted()
    {
        var plan = await Planning.Of(() => Declare());

        var storage = plan.Named("platform-serving-storage");
        const string Context = "spec.container.securityContext";
        Assert.Equal("mlinfra-storage", plan.Named(Service).Text("spec.predictor.storageContainerName"));
        Assert.Equal("mlinfra-storage", storage.Text("metadata.name"));
        Assert.Equal("storage-initializer", storage.Text("spec.container.name"));
        Assert.EndsWith($":{ServingVersions.Kserve.Version}", storage.Text("spec.container.image"), StringComparison.Ordinal);
        Assert.False(storage.Flag($"{Context}.allowPrivilegeEscalation"));
        Assert.True(storage.Flag($"{Context}.runAsNonRoot"));
        Assert.Equal("ALL", storage.Text($"{Context}.capabilities.drop[0]"));
        Assert.Equal("RuntimeDefault", storage.Text($"{Context}.seccompProfile.type"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_endpoint_serves_its_version_and_reads_its_model_only(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var service = plan.Named(Service);
        Assert.Equal("fraud", service.Text("metadata.name"));
        Assert.Equal("endpoints", service.Text("metadata.namespace"));
        Assert.Equal("s3://ground/models/fraud-detector/1/", service.Text("spec.predictor.model.storageUri"));
        Assert.Equal("mlinfra-mlflow", service.Text("spec.predictor.model.runtime"));
        Assert.Equal("endpoint-fraud", service.Text("spec.predictor.serviceAccountName"));
        Assert.Equal("RuntimeDefault", service.Text("spec.predictor.securityContext.seccompProfile.type"));
        Assert.Equal("2Gi", service.Text("spec.predictor.model.resources.limits.memory"));
        Assert.Equal("none", service.Text("metadata.annotations[\"serving.kserve.io/autoscalerClass\"]"));
        // It would also keep Pulumi from waiting for the end, and KServe would be gone before its finalizer.
        Assert.Null(service.Inputs.At("metadata.annotations[\"pulumi.com/skipAwait\"]"));
        Assert.Null(service.Inputs.At("spec.predictor.tolerations"));
        Assert.Equal(
            $"{new Permission.ReadArtifacts("models/fraud-detector/")}",
            plan.Named("ground-access-endpoints-endpoint-fraud").Text("permissions[0]")
        );
    }

    [Fact]
    public async Task Both_hosts_of_an_endpoint_ask_for_the_key()
    {
        var policy = (await Planning.Of(() => Declare())).Named("platform-endpoint-fraud-policy");

        Assert.Equal(["fraud", "fraud-predictor"], new[] { 0, 1 }.Select(i => policy.Text($"spec.targetRefs[{i}].name")));
        Assert.Equal("fraud-key", policy.Text("spec.apiKeyAuth.credentialRefs[0].name"));
        Assert.Equal("x-api-key", policy.Text("spec.apiKeyAuth.extractFrom[0].headers[0]"));
        Assert.True(policy.Flag("spec.apiKeyAuth.sanitize"));
    }

    [Fact]
    public async Task An_endpoint_without_a_version_is_everything_but_the_servers()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.Equal(
            ["account", "key", "key-generator", "policy"],
            plan.Resources.Where(r => r.Name.StartsWith("platform-endpoint-ranker-", StringComparison.Ordinal))
                .Select(r => r.Name["platform-endpoint-ranker-".Length..])
                .Order()
        );
    }

    [Fact]
    public async Task An_accelerator_becomes_a_limit_a_toleration_and_a_node_selector()
    {
        var service = (await Planning.Of(() => Declare(("fraud", Fraud with { Accelerator = "a10g", Cpus = 4, MemoryGiB = 12 })))).Named(
            Service
        );

        Assert.Equal("1", service.Text("spec.predictor.model.resources.limits[\"nvidia.com/gpu\"]"));
        Assert.Equal("4", service.Text("spec.predictor.model.resources.limits.cpu"));
        Assert.Equal("12Gi", service.Text("spec.predictor.model.resources.requests.memory"));
        Assert.Equal("a10g", service.Text("spec.predictor.nodeSelector[\"mlinfra.io/accelerator\"]"));
        Assert.Equal("nvidia.com/gpu", service.Text("spec.predictor.tolerations[0].key"));
    }

    [Theory]
    [InlineData(1, 1, "none", 0)]
    [InlineData(2, 2, "none", 1)]
    [InlineData(1, 3, "hpa", 0)]
    [InlineData(2, 5, "hpa", 1)]
    public async Task Replicas_decide_on_scaling_and_on_a_disruption_budget(int min, int max, string autoscaler, int budgets)
    {
        var replicas = new ReplicaSettings { Min = min, Max = max };

        var plan = await Planning.Of(() => Declare(("fraud", Fraud with { Replicas = replicas })));

        Assert.Equal(autoscaler, plan.Named(Service).Text("metadata.annotations[\"serving.kserve.io/autoscalerClass\"]"));
        Assert.Equal(min, plan.Named(Service).Number("spec.predictor.minReplicas"));
        Assert.Equal(max, plan.Named(Service).Number("spec.predictor.maxReplicas"));
        Assert.Equal(budgets, plan.Resources.Count(r => r.Name == "platform-endpoint-fraud-budget"));
    }

    [Fact]
    public async Task A_second_endpoint_changes_only_what_belongs_to_it()
    {
        var one = await Planning.Of(() => Declare(("fraud", Fraud)));
        var two = await Planning.Of(() => Declare(("fraud", Fraud), ("churn", new() { Model = "churn", Version = 3 })));

        var changes = Planner.Diff.PlanDiff.Between(one, two).Changes;

        Assert.NotEmpty(changes);
        Assert.All(
            changes,
            c =>
            {
                Assert.Equal(Planner.Diff.ChangeKind.Create, c.Kind);
                Assert.Contains("churn", c.After!.Name, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task The_next_version_changes_one_property()
    {
        var one = await Planning.Of(() => Declare(("fraud", Fraud)));
        var two = await Planning.Of(() => Declare(("fraud", Fraud with { Version = 10 })));

        var change = Assert.Single(Planner.Diff.PlanDiff.Between(one, two).Changes);

        Assert.Equal((Planner.Diff.ChangeKind.Update, Service), (change.Kind, change.After!.Name));
    }

    [Theory]
    [InlineData("fraud", true)]
    [InlineData("a", true)]
    [InlineData("Fraud", false)]
    [InlineData("1fraud", false)]
    [InlineData("fraud-", false)]
    [InlineData("fraud.eu", false)]
    [InlineData("mlflow", false)]
    [InlineData("grafana", false)]
    [InlineData("fraud-predictor", false)]
    [InlineData("an-endpoint-whose-name-has-42-characters-x", false)]
    public void The_name_of_an_endpoint_is_a_free_host_name(string name, bool allowed)
    {
        var settings = new ServingSettings { Endpoints = new Dictionary<string, EndpointSettings> { [name] = Fraud } };

        Assert.Equal(allowed, !settings.Check().Any());
        Assert.All(settings.Check(), p => Assert.Equal($"endpoints.{name}", p.Path));
    }

    [Theory]
    [InlineData("fraud-key", "fraud", false)]
    [InlineData("fraud-service", "fraud", false)]
    [InlineData("fraud-service", "churn", true)]
    [InlineData("fraud-eu", "fraud", true)]
    public void No_endpoint_is_called_like_a_part_of_another_one(string name, string other, bool allowed)
    {
        var settings = new ServingSettings
        {
            Endpoints = new Dictionary<string, EndpointSettings> { [other] = Fraud, [name] = Fraud },
        };

        Assert.Equal(allowed ? [] : [$"endpoints.{name}"], settings.Check().Select(p => p.Path));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public void An_endpoint_has_no_more_pods_than_its_pools_have_accelerators(int max, int problems)
    {
        var endpoint = Fraud with
        {
            Accelerator = "a10g",
            Replicas = new ReplicaSettings { Max = max },
        };
        var serving = new ServingSettings { Endpoints = new Dictionary<string, EndpointSettings> { ["fraud"] = endpoint } };
        AcceleratorPool[] pools = [new("spot", "a10g", 1, 2), new("steady", "a10g", 2, 1), new("other", "h100", 8, 1)];

        var found = PlatformRules.Check("1.35", pools, new(), serving, new Dictionary<string, Teams.TeamSettings>()).ToList();

        Assert.Equal(problems, found.Count);
        Assert.All(found, p => Assert.Equal("serving.endpoints.fraud.replicas.max", p.Path));
    }

    [Fact]
    public async Task Addresses_are_those_of_endpoints_with_a_release()
    {
        var endpoints = new List<string>();
        await Planning.Of(
            () =>
                Declare()
                    .Endpoints.Apply(map =>
                    {
                        endpoints.AddRange(map.Select(e => $"{e.Key} {e.Value}"));
                        return 0;
                    }),
            isPreview: false
        );

        Assert.Equal(["fraud https://fraud.ground.example.com"], endpoints);
    }

    private static Platform Declare(params (string Name, EndpointSettings Settings)[] endpoints) =>
        new(
            "platform",
            new PlatformArgs
            {
                Foundation = new Ground("ground"),
                Gateway = new GatewaySettings { Domain = "ground.example.com" },
                Serving = new ServingSettings
                {
                    Endpoints = endpoints is []
                        ? new Dictionary<string, EndpointSettings> { ["fraud"] = Fraud, ["ranker"] = Ranker }
                        : endpoints.ToDictionary(e => e.Name, e => e.Settings),
                },
                Secrets = new PlaceholderSecrets(),
            }
        );
}
