using MlInfra.Planner.Model;

namespace MlInfra.Export;

/// <summary>The alerts of an environment as rule files, for <c>promtool</c>.</summary>
/// <param name="Files">Text by file name: one file for each <c>PrometheusRule</c>, with its namespace and name.</param>
/// <param name="Rules">How many rules.</param>
internal sealed record PrometheusExport(IReadOnlyDictionary<string, string> Files, int Rules)
{
    private const string RuleType = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

    public static PrometheusExport Of(Plan plan)
    {
        var objects = plan.Resources.Where(r => r.Type == RuleType).Select(r => r.Inputs).ToList();
        var files = objects.ToDictionary(FileName, o => YamlText.Of(o["spec"]!), StringComparer.Ordinal);
        return new PrometheusExport(files, objects.Sum(Count));
    }

    // Objects of two namespaces may have the same name.
    private static string FileName(PlanValue.Map inputs) => $"{Text(inputs, "metadata.namespace")}.{Text(inputs, "metadata.name")}.yaml";

    private static string Text(PlanValue.Map inputs, string path) => ((PlanValue.Text)inputs.At(path)!).Value;

    private static int Count(PlanValue.Map inputs) =>
        Items(inputs.At("spec.groups")).OfType<PlanValue.Map>().Sum(group => Items(group["rules"]).Count);

    private static IReadOnlyList<PlanValue> Items(PlanValue? value) => value is PlanValue.List list ? list.Items : [];
}
