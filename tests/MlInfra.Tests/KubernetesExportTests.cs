using System.Text.RegularExpressions;
using MlInfra.Export;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlInfra.Tests;

public sealed class KubernetesExportTests
{
    [Fact]
    public async Task Dev_has_its_objects_one_document_each()
    {
        // Given, when
        var export = KubernetesExport.Of(await Plans.DevAsync());

        // Then
        var objects = Documents(export.Files["manifests.yaml"]).Select(d => (YamlMappingNode)d.RootNode).ToList();
        Assert.Contains("ClusterQueue", objects.Select(o => $"{o["kind"]}"));
        Assert.All(objects, o => Assert.NotEmpty($"{o["apiVersion"]}{o["metadata"]["name"]}"));
        Assert.Equal(objects.Count, export.Objects);
        Assert.True(objects.Count > 100);
    }

    [Fact]
    public async Task Dev_has_its_releases_in_a_list()
    {
        var export = KubernetesExport.Of(await Plans.DevAsync());

        var releases = Releases(export).Cast<YamlMappingNode>().ToDictionary(r => $"{r["name"]}");
        Assert.Equal(export.Releases, releases.Count);
        Assert.Equal(["chart", "name", "namespace", "repository", "values", "version"], Keys(releases["cert-manager"]));
        Assert.Equal("https://charts.jetstack.io", $"{releases["cert-manager"]["repository"]}");
        // An OCI registry stands in the name of the chart.
        Assert.Equal(["chart", "name", "namespace", "values", "version"], Keys(releases["kueue"]));

        static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => $"{key}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Exactly_the_placeholders_in_the_files_are_listed()
    {
        // Given: a secret, an object and a release that need the cloud, and a text that only looks like a placeholder.
        using var checkout = Checkout.WithSecret();
        var plan = await Plans.OfAsync(checkout.Root, "dev");
        var quoted = "${foundation-cluster-control-plane.tags[\"a.b\"]}";
        plan = plan with { Placeholders = plan.Placeholders.Add(quoted) };
        plan = Set(
            plan,
            "platform-certificates-space-namespace",
            "note",
            $"arn:${{foundation-artifacts-bucket.arn}}/{quoted} ${{datasource}}"
        );
        plan = Set(plan, "platform-certificates-release", "version", "${foundation-cluster-key.arn}");

        // When
        var export = KubernetesExport.Of(plan);

        // Then
        string[] expected =
        [
            "${foundation-artifacts-bucket.arn}",
            quoted,
            "${foundation-cluster-key.arn}",
            "${secret.images.registries.ngc.password}",
        ];
        var listed = export.Files["placeholders.txt"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(expected, token => Assert.Contains(token, listed));
        Assert.Equal(listed.Length, export.Placeholders);
        Assert.All(Tokens(export), token => Assert.Contains(token, listed.Append("${datasource}")));
        Assert.All(listed.Where(token => token != quoted), token => Assert.Contains(token, Tokens(export)));
    }

    [Fact]
    public async Task A_group_of_manifest_files_is_no_object()
    {
        // Given
        var plan = await Plans.DevAsync();
        var inputs = new PlanValue.Map([KeyValuePair.Create<string, PlanValue>("yaml", new PlanValue.Text("apiVersion: v1"))]);
        var group = plan.Resources[0] with { Type = "kubernetes:yaml/v2:ConfigGroup", Name = "group", Inputs = inputs };

        // When
        var export = KubernetesExport.Of(plan with { Resources = plan.Resources.Add(group) });

        // Then
        Assert.Equal(KubernetesExport.Of(plan).Files, export.Files);
    }

    private static Plan Set(Plan plan, string name, string key, string text)
    {
        var resource = plan.Named(name);
        var entries = resource
            .Inputs.Entries.Where(e => e.Key != key)
            .Append(KeyValuePair.Create<string, PlanValue>(key, new PlanValue.Text(text)));
        return plan with { Resources = plan.Resources.Replace(resource, resource with { Inputs = new PlanValue.Map(entries) }) };
    }

    private static IEnumerable<string> Tokens(KubernetesExport export)
    {
        var nodes = Documents(export.Files["manifests.yaml"])
            .SelectMany(d => d.AllNodes)
            .Concat(Releases(export).SelectMany(n => n.AllNodes));
        var tokens = nodes
            .OfType<YamlScalarNode>()
            .SelectMany(n => Regex.Matches(n.Value ?? "", @"\$\{[^}]*\}"))
            .Select(m => m.Value)
            .ToList();
        Assert.NotEmpty(tokens);
        return tokens;
    }

    private static YamlSequenceNode Releases(KubernetesExport export) =>
        Assert.IsType<YamlSequenceNode>(Assert.Single(Documents(export.Files["releases.yaml"])).RootNode);

    private static IList<YamlDocument> Documents(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new Parser(new StringReader(yaml)));
        return stream.Documents;
    }
}
