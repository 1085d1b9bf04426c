using System.Text.Json;
using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>What all families use.</summary>
public sealed class CommonTests
{
    [Theory]
    [InlineData("1.9", null, "1.10", true)]
    [InlineData("1.33", "1.36", "1.33", true)]
    [InlineData("1.33", "1.36", "1.36", true)]
    [InlineData("1.33", "1.36", "1.37", false)]
    [InlineData("1.33", "1.36", "1.32", false)]
    [InlineData("1.33", null, "2.0", true)]
    public void A_range_of_versions_compares_numbers(string from, string? to, string version, bool contained) =>
        Assert.Equal(contained, new KubernetesRange(from, to).Contains(version));

    [Theory]
    [InlineData("https://charts.example.com", "c", false)]
    [InlineData("oci://registry.example.com/charts", "oci://registry.example.com/charts/c", true)]
    public void A_chart_of_a_container_registry_is_named_by_its_address(string repository, string reference, bool oci)
    {
        var chart = new Chart("c", "1.2.3", repository, new KubernetesRange("1.30"));

        Assert.Equal((reference, oci), (chart.Reference, chart.IsOci));
    }

    [Fact]
    public void Pull_credentials_have_an_entry_for_each_registry_and_no_encoded_text()
    {
        var registries = new[] { Registry("nvcr.io", "$oauthtoken"), Registry("registry.example.com:5000", "robot") };

        var auths = JsonDocument.Parse(RegistryCredentials.DockerConfig(registries, ["p1", "p2"])).RootElement.GetProperty("auths");

        Assert.Equal(["nvcr.io", "registry.example.com:5000"], auths.EnumerateObject().Select(e => e.Name));
        Assert.Equal("""{"username":"$oauthtoken","password":"p1"}""", auths.GetProperty("nvcr.io").GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_generated_secret_is_there_when_its_name_is_known_and_made_once(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
            {
                var parent = new Ground("ground");
                var operatorRelease = new Pulumi.Kubernetes.Core.V1.Namespace("operator");
                var template = new InputMap<string> { ["key"] = "{{ .password }}" };
                var name = GeneratedSecret.Declare("login", "login", Output.Create("space"), template, parent, operatorRelease);
                Around.Use("user", name);
            },
            isPreview
        );

        var secret = plan.Named("login");
        Assert.Equal("0", secret.Text("spec.refreshInterval"));
        Assert.Equal("{{ .password }}", secret.Text("spec.target.template.data.key"));
        Assert.Equal("condition=Ready", secret.Text("metadata.annotations[\"pulumi.com/waitFor\"]"));
        Assert.All(["login", "login-generator", "operator"], other => Assert.True(plan.Needs("user", other), other));
    }

    private static ImageRegistrySettings Registry(string server, string username) =>
        new()
        {
            Server = server,
            Username = username,
            Password = new Secret("images.registries.r.password"),
        };
}
