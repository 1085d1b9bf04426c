using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace MlInfra.Planner.Tests;

/// <summary>A component of a provider's package: its provider makes the children, which no plan can know.</summary>
public sealed class ProviderComponentTests
{
    private const string Type = "kubernetes:yaml/v2:ConfigGroup";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_planned_as_a_resource_of_an_open_type(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
                _ = new Box(
                    "box",
                    b =>
                    {
                        var crds = Group("crds", new ComponentResourceOptions { Parent = b });
                        _ = new Namespace("after", options: new CustomResourceOptions { Parent = b, DependsOn = { crds } });
                    }
                ),
            isPreview
        );

        var group = plan.Named("crds");
        Assert.Empty(plan.Findings);
        Assert.Equal(["box"], plan.Components.Select(c => c.Name));
        Assert.Equal([Type], plan.OpenTypes.AsEnumerable());
        Assert.Equal((Type, plan.Named("box").Urn), (group.Type, group.Parent));
        Assert.Equal(["files", "skipAwait"], group.Inputs.Entries.Select(e => e.Key));
        Assert.Equal("crds.yaml", group.Text("files[0]"));
        Assert.Equal([group.Urn], plan.Named("after").Options.DependsOn.AsEnumerable());
    }

    [Fact]
    public async Task Its_provider_is_the_one_it_was_given_itself()
    {
        var plan = await Planning.Of(() =>
        {
            var cloud = new Pulumi.Aws.Provider("cloud", new() { Region = "eu-west-1" });
            var cluster = new Pulumi.Kubernetes.Provider("cluster");
            Group("one", new ComponentResourceOptions { Provider = cluster });
            Group("many", new ComponentResourceOptions { Providers = { cloud, cluster } });
            _ = new Box(
                "box",
                b => Group("inherited", new ComponentResourceOptions { Parent = b }),
                new ComponentResourceOptions { Provider = cluster }
            );
        });

        var cluster = plan.Named("cluster").Urn;
        Assert.Equal((cluster, cluster), (plan.Named("one").Options.Provider, plan.Named("many").Options.Provider));
        // The SDK does not pass it on.
        Assert.Null(plan.Named("inherited").Options.Provider);
        Assert.Null(plan.Named("box").Options.Provider);
    }

    private static ConfigGroup Group(string name, ComponentResourceOptions options) =>
        new(name, new ConfigGroupArgs { Files = { "crds.yaml" }, SkipAwait = true }, options);
}
