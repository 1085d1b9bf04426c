using MlInfra.Components.Settings;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class PlatformGatewayTests
{
    private const string Gateway = "platform-gateway-gateway";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_speaks_https_for_the_domain_and_takes_routes_of_marked_namespaces(bool isPreview)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(), isPreview);

        var gateway = plan.Named(Gateway);
        Assert.Null(gateway.Inputs.At("spec.listeners[1]"));
        Assert.Equal("HTTPS", gateway.Text("spec.listeners[0].protocol"));
        Assert.Equal("*.ground.example.com", gateway.Text("spec.listeners[0].hostname"));
        Assert.Equal("allowed", gateway.Text("spec.listeners[0].allowedRoutes.namespaces.selector.matchLabels[\"mlinfra.io/routes\"]"));
        var certificate = plan.Named("platform-gateway-certificate");
        Assert.Equal("*.ground.example.com", certificate.Text("spec.dnsNames[0]"));
        Assert.Equal("mlinfra-internal", certificate.Text("spec.issuerRef.name"));
        Assert.Equal(certificate.Text("spec.secretName"), gateway.Text("spec.listeners[0].tls.certificateRefs[0].name"));
        Assert.Equal("1.2", plan.Named("platform-gateway-tls").Text("spec.tls.minVersion"));
    }

    [Fact]
    public async Task The_load_balancer_is_internal()
    {
        var service = "spec.provider.kubernetes.envoyService";

        var proxy = (await Planning.Of(() => PlatformTests.Declare())).Named("platform-gateway-proxy");

        Assert.Equal("LoadBalancer", proxy.Text($"{service}.type"));
        Assert.Equal("true", proxy.Text($"{service}.annotations[\"example.com/internal\"]"));
    }

    /// <summary>Deletion is creation backwards: routes, policy, gateway, class, controller, and at last the namespace with the load balancer.</summary>
    [Theory]
    [InlineData("platform-gateway-tls", Gateway)]
    [InlineData(Gateway, "platform-gateway-class")]
    [InlineData("platform-gateway-class", "platform-gateway-proxy")]
    [InlineData("platform-gateway-class", "platform-gateway-release")]
    [InlineData("platform-gateway-proxy", "platform-gateway-release")]
    [InlineData("platform-gateway-release", "platform-gateway-space-namespace")]
    public async Task What_has_a_finalizer_goes_before_what_removes_it(string first, string later)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare());

        Assert.True(plan.Needs(first, later));
        Assert.Equal("gateway", plan.Named(Gateway).Text("metadata.namespace"));
        Assert.Equal("gateway", plan.Named("platform-gateway-release").Text("namespace"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, 1, 1, 0)]
    [InlineData(SecurityLevel.Hardened, 3, 2, 1)]
    public async Task The_security_level_sets_replicas_and_budgets(SecurityLevel level, int proxies, int controllers, int budget)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(level));

        var proxy = plan.Named("platform-gateway-proxy");
        Assert.Equal(proxies, proxy.Number("spec.provider.kubernetes.envoyDeployment.replicas"));
        Assert.Equal(budget == 0, proxy.Inputs.At("spec.provider.kubernetes.envoyPDB") is null);
        var release = plan.Named("platform-gateway-release");
        Assert.Equal(controllers, release.Number("values.deployment.replicas"));
        Assert.Equal(budget, release.Number("values.podDisruptionBudget.minAvailable"));
    }

    [Fact]
    public async Task Callers_reach_the_proxies_and_the_proxies_reach_namespaces_with_routes_only()
    {
        var plan = await Planning.Of(() => PlatformTests.Declare());

        var clients = plan.Named("platform-gateway-space-clients");
        Assert.Equal(10443, clients.Number("spec.ingress[0].ports[0].port"));
        Assert.Equal("envoy", clients.Text("spec.podSelector.matchLabels[\"app.kubernetes.io/name\"]"));
        Assert.Equal(
            "envoy-gateway",
            plan.Named("platform-gateway-space-controller").Text("spec.podSelector.matchLabels[\"control-plane\"]")
        );
        Assert.Equal("certgen", plan.Named("platform-gateway-space-certificate-job").Text("spec.podSelector.matchLabels.app"));
        var routes = plan.Named("platform-gateway-space-routes");
        var called = Enumerable
            .Range(0, 3)
            .Select(i => routes.Text($"spec.egress[0].to[{i}].namespaceSelector.matchLabels[\"kubernetes.io/metadata.name\"]"));
        Assert.Equal(["mlflow", "monitoring", "endpoints"], called);
    }

    [Fact]
    public async Task Proxies_pull_with_the_credentials_of_private_registries()
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(images: PlatformTests.WithRegistry()));

        Assert.Equal(
            "registry-credentials",
            plan.Named("platform-gateway-proxy").Text("spec.provider.kubernetes.envoyDeployment.pod.imagePullSecrets[0].name")
        );
    }
}
