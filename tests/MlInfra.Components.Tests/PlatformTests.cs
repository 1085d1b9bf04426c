using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>The order of the whole: what each part does by itself is tested beside it.</summary>
public sealed class PlatformTests
{
    public static TheoryData<string, string> Order { get; } =
        new()
        {
            // Kinds and defaults come first.
            { "platform-kinds-certificates", "ground-kubernetes" },
            { "platform-certificates-release", "platform-kinds-certificates" },
            { "platform-certificates-release", "platform-kinds-metrics" },
            { "platform-certificates-release", "platform-defaults-platform" },
            { "platform-secrets-release", "platform-kinds-secrets" },
            { "platform-secrets-release", "platform-kinds-metrics" },
            { "platform-secrets-release", "platform-defaults-platform" },
            { "platform-gateway-release", "platform-kinds-routes" },
            { "platform-gateway-release", "platform-defaults-platform" },
            // No pod runs before its namespace is closed.
            { "platform-certificates-release", "platform-certificates-space-default-deny" },
            { "platform-secrets-release", "platform-secrets-space-default-deny" },
            { "platform-gateway-release", "platform-gateway-space-default-deny" },
            // Objects wait for their webhook, the gateway for its certificate and its class.
            { "platform-certificates-issuer", "platform-certificates-release" },
            { "platform-secrets-store", "platform-secrets-release" },
            { "platform-gateway-certificate", "platform-certificates-issuer" },
            { "platform-gateway-gateway", "platform-gateway-certificate" },
            { "platform-gateway-gateway", "platform-gateway-class" },
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

    [Fact]
    public async Task Every_namespace_is_closed_and_restricts_its_pods()
    {
        var plan = await Planning.Of(() => Declare());

        var spaces = plan.OfType("kubernetes:core/v1:Namespace").ToList();
        Assert.NotEmpty(spaces);
        Assert.All(spaces, s => Assert.NotNull(s.Inputs.At("metadata.labels[\"pod-security.kubernetes.io/enforce\"]")));
        Assert.All(
            spaces,
            s =>
                Assert.Contains(
                    plan.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy"),
                    p => p.Text("metadata.name") == "default-deny" && p.Text("metadata.namespace") == s.Text("metadata.name")
                )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_chart_is_pinned_and_in_the_list_that_the_cluster_is_checked_against(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        Assert.All(
            plan.OfType("kubernetes:helm.sh/v3:Release"),
            release => Assert.Single(PlatformCharts.All, c => c.Reference == release.Text("chart") && c.Version == release.Text("version"))
        );
    }

    [Fact]
    public async Task Private_registries_become_a_pull_secret_in_each_namespace_whose_password_is_in_no_plan()
    {
        var plan = await Planning.Of(() => Declare(images: WithRegistry()));

        foreach (var part in new[] { "platform-certificates", "platform-secrets", "platform-gateway" })
        {
            var secret = plan.Named($"{part}-space-registries");
            Assert.Equal(["stringData"], secret.SecretPaths.AsEnumerable());
            Assert.Equal("[secret] ${secret.images.registries.ngc.password}", secret.Text("stringData[\".dockerconfigjson\"]"));
            Assert.Equal("registry-credentials", plan.Named($"{part}-release").Text("values.global.imagePullSecrets[0].name"));
            Assert.True(plan.Needs($"{part}-release", secret.Name));
        }
    }

    internal static ImageSettings WithRegistry() =>
        new()
        {
            Registries = new Dictionary<string, ImageRegistrySettings>
            {
                ["ngc"] = new()
                {
                    Server = "nvcr.io",
                    Username = "$oauthtoken",
                    Password = new Secret("images.registries.ngc.password"),
                },
            },
        };

    internal static Platform Declare(SecurityLevel security = SecurityLevel.Standard, ImageSettings? images = null) =>
        new(
            "platform",
            new PlatformArgs
            {
                Foundation = new Ground("ground"),
                Security = security,
                Images = images ?? new ImageSettings(),
                Gateway = new GatewaySettings { Domain = "ground.example.com" },
                Secrets = new PlaceholderSecrets(),
            }
        );
}
