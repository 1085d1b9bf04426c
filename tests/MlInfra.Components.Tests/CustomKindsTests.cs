using MlInfra.Components.Baseline;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class CustomKindsTests
{
    [Theory]
    [InlineData("certificates", "cert-manager/cert-manager/v1.21.1/")]
    [InlineData("secrets", "external-secrets/external-secrets/v2.9.0/")]
    [InlineData("routes", "kubernetes-sigs/gateway-api/v1.6.1/config/crd/standard/")]
    [InlineData("routes", "envoyproxy/gateway/v1.9.0/")]
    [InlineData("metrics", "prometheus-community/helm-charts/kube-prometheus-stack-88.5.3/")]
    public async Task Every_group_is_files_of_a_project_at_the_tag_of_a_release(string group, string folder)
    {
        var files = Files(await Plan(), group);

        Assert.Contains(files, f => f.StartsWith($"https://raw.githubusercontent.com/{folder}", StringComparison.Ordinal));
        Assert.All(
            files,
            f => Assert.Matches(@"^https://raw\.githubusercontent\.com/[\w-]+/[\w-]+/[\w.-]*\d+\.\d+\.\d+/[\w./-]+\.yaml$", f)
        );
        Assert.Equal(files.Distinct(), files);
    }

    /// <summary>Charts and kinds of one release: mixed ones are what breaks webhooks.</summary>
    [Fact]
    public void Kinds_have_the_version_of_the_chart_that_uses_them()
    {
        Assert.Contains(BaselineVersions.CertManager.Version, KindManifests.CertManager.Tag, StringComparison.Ordinal);
        Assert.Contains(BaselineVersions.ExternalSecrets.Version, KindManifests.ExternalSecrets.Tag, StringComparison.Ordinal);
        Assert.Contains(BaselineVersions.EnvoyGateway.Version, KindManifests.EnvoyGateway.Tag, StringComparison.Ordinal);
    }

    /// <summary>Deleting a kind deletes every object of it.</summary>
    [Theory]
    [InlineData("certificates")]
    [InlineData("secrets")]
    [InlineData("routes")]
    [InlineData("metrics")]
    public async Task Kinds_are_kept(string group)
    {
        var plan = await Plan();

        var resource = plan.Named($"platform-kinds-{group}");
        Assert.True(resource.Options.RetainOnDelete);
        Assert.Equal(plan.Named("ground-kubernetes").Urn, resource.Options.Provider);
    }

    private static Task<Plan> Plan() => Planning.Of(() => PlatformTests.Declare());

    private static List<string> Files(Plan plan, string group) =>
        ((PlanValue.List)plan.Named($"platform-kinds-{group}").Inputs.At("files")!).Items.Select(f => ((PlanValue.Text)f).Value).ToList();
}
