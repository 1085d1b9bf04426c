using MlInfra.Export;
using MlInfra.Planner.Model;
using YamlDotNet.RepresentationModel;

namespace MlInfra.Tests;

public sealed class PrometheusExportTests
{
    private const string RuleType = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

    [Fact]
    public async Task Dev_has_a_rule_file_for_each_object_with_its_alerts()
    {
        // Given
        var plan = await Plans.DevAsync();

        // When
        var export = PrometheusExport.Of(plan);

        // Then
        var objects = plan.Resources.Where(r => r.Type == RuleType).ToList();
        Assert.NotEmpty(objects);
        Assert.Equal(objects.Count, export.Files.Count);
        Assert.Contains("monitoring.mlinfra-registry.yaml", export.Files.Keys);
        var rules = export.Files.Values.SelectMany(Rules).ToList();
        Assert.Equal(rules.Count, export.Rules);
        Assert.All(rules, rule => Assert.NotEmpty($"{rule["alert"]}{rule["expr"]}{rule["labels"]["severity"]}"));
    }

    [Fact]
    public async Task A_file_holds_nothing_but_groups()
    {
        var export = PrometheusExport.Of(await Plans.DevAsync());

        Assert.All(export.Files.Values, text => Assert.Equal(["groups"], Root(text).Children.Keys.Select(key => $"{key}")));
    }

    [Fact]
    public async Task Objects_of_one_name_in_two_namespaces_have_two_files()
    {
        // Given
        var plan = await Plans.DevAsync();
        var rule = plan.Resources.First(r => r.Type == RuleType);
        var metadata = Map(("name", ((PlanValue.Text)rule.Inputs.At("metadata.name")!).Value), ("namespace", "elsewhere"));
        var inputs = new PlanValue.Map(rule.Inputs.Entries.Select(e => e.Key == "metadata" ? KeyValuePair.Create(e.Key, metadata) : e));

        // When
        var export = PrometheusExport.Of(plan with { Resources = plan.Resources.Add(rule with { Name = "other", Inputs = inputs }) });

        // Then
        Assert.Equal(PrometheusExport.Of(plan).Files.Count + 1, export.Files.Count);
    }

    [Fact]
    public async Task A_plan_without_alerts_has_no_files()
    {
        var plan = await Plans.DevAsync();

        var export = PrometheusExport.Of(plan with { Resources = plan.Resources.RemoveAll(r => r.Type == RuleType) });

        Assert.Empty(export.Files);
        Assert.Equal(0, export.Rules);
    }

    private static PlanValue Map(params (string Key, string Value)[] entries) =>
        new PlanValue.Map(entries.Select(e => KeyValuePair.Create<string, PlanValue>(e.Key, new PlanValue.Text(e.Value))));

    private static IEnumerable<YamlMappingNode> Rules(string text) =>
        ((YamlSequenceNode)Root(text)["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>();

    private static YamlMappingNode Root(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
