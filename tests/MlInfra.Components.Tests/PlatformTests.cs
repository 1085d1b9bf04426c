using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class PlatformTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_starts_before_what_it_needs(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        Assert.True(plan.Needs("platform-certificates-ingress", "platform-certificates-namespace"));
        Assert.True(plan.Needs("platform-certificates-release", "platform-certificates-ingress"));
        Assert.True(plan.Needs("platform-certificates-issuer", "platform-certificates-release"));
        Assert.True(plan.Needs("platform-certificates-namespace", "ground-kubernetes"));
        Assert.False(plan.Needs("platform-certificates-namespace", "platform-certificates-release"));
    }

    [Fact]
    public async Task The_namespace_restricts_pods_and_lets_in_the_webhook_only()
    {
        var plan = await Planning.Of(() => Declare());

        var space = plan.Named("platform-certificates-namespace");
        Assert.Equal("restricted", space.Text("metadata.labels[\"pod-security.kubernetes.io/enforce\"]"));
        var policy = plan.Named("platform-certificates-ingress");
        Assert.Equal(10250, policy.Number("spec.ingress[0].ports[0].port"));
        Assert.Equal("Ingress", policy.Text("spec.policyTypes[0]"));
        Assert.Equal(PlanValue.Map.Empty, policy.Inputs.At("spec.podSelector"));
    }

    [Fact]
    public async Task The_chart_is_pinned_and_keeps_its_kinds()
    {
        var release = (await Planning.Of(() => Declare())).Named("platform-certificates-release");

        Assert.Equal(BaselineVersions.CertManager, release.Text("version"));
        Assert.True(release.Flag("values.crds.enabled"));
        Assert.True(release.Flag("values.crds.keep"));
        Assert.Null(release.Inputs.At("values.global"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, 1)]
    [InlineData(SecurityLevel.Hardened, 3)]
    public async Task The_security_level_sets_the_replicas_of_the_webhook(SecurityLevel level, int replicas)
    {
        var release = (await Planning.Of(() => Declare(level))).Named("platform-certificates-release");

        Assert.Equal(replicas, release.Number("values.webhook.replicaCount"));
    }

    [Fact]
    public async Task Private_registries_become_a_pull_secret_whose_password_is_in_no_plan()
    {
        var registry = new ImageRegistrySettings
        {
            Server = "nvcr.io",
            Username = "$oauthtoken",
            Password = new Secret("images.registries.ngc.password"),
        };
        var images = new ImageSettings { Registries = new Dictionary<string, ImageRegistrySettings> { ["ngc"] = registry } };

        var plan = await Planning.Of(() => Declare(images: images));

        var secret = plan.Named("platform-certificates-registries");
        Assert.Equal(["stringData"], secret.SecretPaths.AsEnumerable());
        Assert.Equal("[secret] ${secret.images.registries.ngc.password}", secret.Text("stringData[\".dockerconfigjson\"]"));
        var release = plan.Named("platform-certificates-release");
        Assert.Equal("registry-credentials", release.Text("values.global.imagePullSecrets[0].name"));
        Assert.True(plan.Needs("platform-certificates-release", "platform-certificates-registries"));
    }

    private static Platform Declare(SecurityLevel security = SecurityLevel.Standard, ImageSettings? images = null) =>
        new(
            "platform",
            new PlatformArgs
            {
                Foundation = new Ground("ground"),
                Security = security,
                Images = images ?? new ImageSettings(),
                Secrets = new PlaceholderSecrets(),
            }
        );
}
