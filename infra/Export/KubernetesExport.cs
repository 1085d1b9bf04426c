using MlInfra.Planner.Model;

namespace MlInfra.Export;

/// <summary>What an environment puts on its cluster, as files for conformance checks.</summary>
/// <param name="Files">Text by file name.</param>
/// <param name="Objects">How many Kubernetes objects.</param>
/// <param name="Releases">How many Helm releases.</param>
/// <param name="Placeholders">How many values known after apply.</param>
internal sealed record KubernetesExport(IReadOnlyDictionary<string, string> Files, int Objects, int Releases, int Placeholders)
{
    private const string Package = "kubernetes:";
    private const string ReleaseType = "kubernetes:helm.sh/v3:Release";

    // Names files of objects; the provider alone knows what is in them.
    private const string GroupType = "kubernetes:yaml/v2:ConfigGroup";

    public static KubernetesExport Of(Plan plan)
    {
        var resources = plan.Resources.Where(r => r.Type.StartsWith(Package, StringComparison.Ordinal)).ToList();
        var objects = resources.Where(r => r.Type is not (ReleaseType or GroupType)).Select(r => r.Inputs).ToList();
        var releases = resources.Where(r => r.Type == ReleaseType).Select(r => Release(r.Inputs)).ToList();
        // Looked for in values, not in the files, where a quote in a token is escaped.
        var texts = objects.Concat(releases).SelectMany(value => value.Texts()).ToList();
        var tokens = plan.Placeholders.Where(token => texts.Any(text => text.Contains(token, StringComparison.Ordinal))).ToList();
        var files = new Dictionary<string, string>
        {
            ["manifests.yaml"] = string.Concat(objects.Select(o => "---\n" + YamlText.Of(o))),
            ["releases.yaml"] = YamlText.Of(new PlanValue.List([.. releases])),
            ["placeholders.txt"] = string.Concat(tokens.Select(t => t + "\n")),
        };
        return new KubernetesExport(files, objects.Count, releases.Count, tokens.Count);
    }

    private static PlanValue Release(PlanValue.Map inputs)
    {
        var entries = new Dictionary<string, PlanValue?>
        {
            ["name"] = inputs["name"],
            ["namespace"] = inputs["namespace"],
            ["chart"] = inputs["chart"],
            ["version"] = inputs["version"],
            ["repository"] = inputs.At("repositoryOpts.repo"),
            ["values"] = inputs["values"],
        };
        return new PlanValue.Map(entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, e.Value!)));
    }
}
