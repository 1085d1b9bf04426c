using System.Text.Json;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Reports.Html;

/// <summary>What the first view needs: the numbers of every environment, and what several have in common.</summary>
internal static class ReportData
{
    public const string Format = "mlinfra-page/1";

    // Of an environment that goes, everything is: the first view names some, the environment's own view all.
    private const int DestructiveShown = 20;

    public static string Write(ChangeReport report) => PageJson.Write(json => Write(json, report));

    private static void Write(Utf8JsonWriter json, ChangeReport report)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("sdk", report.PulumiSdk);
        json.WriteStartObject("baseline");
        json.WriteString("kind", JsonForm.Word(report.Baseline.Kind));
        json.WriteString("text", report.Baseline.Text);
        json.TextIfAny("commit", report.Baseline.Commit);
        json.OptionalTexts("notes", report.Baseline.Notes);
        json.WriteEndObject();
        Looked(json, report.Looked);
        json.List("environments", report.Environments, e => Environment(json, e, report.Baseline.Kind != BaselineKind.None));
        json.List("findings", report.Findings, f => json.Finding(f.Finding, f.Standing));
        json.WriteNumber("families", report.Families.Length);
        json.WriteString("replacementsAsOf", PlanDiff.ReplacementsAsOf);
        json.WriteEndObject();
    }

    private static void Looked(Utf8JsonWriter json, Looked looked)
    {
        json.WriteStartObject("looked");
        json.WriteNumber("environments", looked.Environments);
        json.WriteNumber("planned", looked.Planned);
        json.WriteNumber("compared", looked.Compared);
        json.WriteNumber("components", looked.Components);
        json.WriteNumber("resources", looked.Resources);
        json.WriteEndObject();
    }

    private static void Environment(Utf8JsonWriter json, EnvironmentReport environment, bool hasBaseline)
    {
        json.WriteStartObject();
        json.WriteString("name", environment.Name);
        json.WriteString("status", JsonForm.Word(environment.Status));
        json.TextIfAny("why", environment.Why);
        json.OptionalTexts("notes", environment.Notes);
        var plan = environment.After ?? environment.Before;
        json.WriteNumber("components", plan?.Components.Count() ?? 0);
        json.WriteNumber("resources", plan?.Resources.Count(r => !r.IsComponent) ?? 0);
        if (hasBaseline)
            Changes(json, environment.Diff);
        json.WriteNumber("findings", environment.Findings.Length);
        json.WriteNumber("newFindings", environment.Findings.Count(f => f.Standing == Standing.New));
        json.WriteNumber("resolved", environment.Resolved.Length);
        if (!environment.Findings.IsEmpty)
            json.WriteString("worst", JsonForm.Word(environment.Findings.Max(f => f.Finding.Severity)));
        CostData.Summary(json, environment, hasBaseline);
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, PlanDiff diff)
    {
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            json.WriteNumber(JsonForm.Word(kind), diff.Count(kind));
        json.WriteNumber("unchanged", diff.Unchanged);
        json.WriteEndObject();
        var destructive = diff.Changes.Where(c => c.IsDestructive || c.IsRefused).ToList();
        json.WriteNumber("destructive", destructive.Count);
        json.List("destroys", destructive.Take(DestructiveShown), change => Destroyed(json, change));
    }

    private static void Destroyed(Utf8JsonWriter json, ResourceChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonForm.Word(change.Kind));
        json.WriteString("urn", change.Urn);
        json.WriteString("type", change.Resource.Type);
        json.WriteString("name", change.Resource.Name);
        json.Flag("refused", change.IsRefused);
        json.WriteEndObject();
    }
}
