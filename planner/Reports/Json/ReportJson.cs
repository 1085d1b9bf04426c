using System.Text.Json;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Reports.Json;

/// <summary>The one JSON form of a report; <c>docs/report.schema.json</c> describes it. Whole plans are not in it.</summary>
public static class ReportJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Format = "mlinfra-report/1";

    /// <summary>Writes a report as JSON, with a line feed at the end.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ChangeReport report) => JsonForm.Write(json => Report(json, report));

    private static void Report(Utf8JsonWriter json, ChangeReport report)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("pulumiSdk", report.PulumiSdk);
        Baseline(json, report.Baseline);
        json.WriteStartObject("looked");
        json.WriteNumber("environments", report.Looked.Environments);
        json.WriteNumber("planned", report.Looked.Planned);
        json.WriteNumber("compared", report.Looked.Compared);
        json.WriteNumber("components", report.Looked.Components);
        json.WriteNumber("resources", report.Looked.Resources);
        json.WriteEndObject();
        json.List("environments", report.Environments, one => Environment(json, one));
        json.List("findings", report.Findings, one => Finding(json, one));
        json.List("families", report.Families, one => Family(json, one));
        json.WriteEndObject();
    }

    private static void Baseline(Utf8JsonWriter json, Baselines.Baseline baseline)
    {
        json.WriteStartObject("baseline");
        json.WriteString("kind", JsonForm.Word(baseline.Kind));
        json.WriteString("text", baseline.Text);
        json.OptionalText("commit", baseline.Commit);
        json.Texts("notes", baseline.Notes);
        json.WriteEndObject();
    }

    private static void Environment(Utf8JsonWriter json, EnvironmentReport environment)
    {
        json.WriteStartObject();
        json.WriteString("name", environment.Name);
        json.WriteString("status", JsonForm.Word(environment.Status));
        json.OptionalText("why", environment.Why);
        json.Texts("notes", environment.Notes);
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            json.WriteNumber(JsonForm.Word(kind), environment.Diff.Count(kind));
        json.WriteNumber("unchanged", environment.Diff.Unchanged);
        json.WriteEndObject();
        json.List("changes", environment.Diff.Changes, one => Change(json, one));
        json.List("outputs", environment.Diff.Outputs, one => Property(json, one));
        json.List("likelyRenames", environment.Diff.LikelyRenames, one => Rename(json, one));
        json.Texts("unknownReplacements", environment.Diff.UnknownReplacements);
        json.List("findings", environment.Findings, one => Finding(json, one));
        json.List("resolved", environment.Resolved, finding => json.Finding(finding, JsonForm.Word(Standing.Known)));
        if (environment.Cost is { } cost)
            Cost(json, cost);
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, ResourceChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonForm.Word(change.Kind));
        json.WriteString("urn", change.Urn);
        json.OptionalText("formerUrn", change.FormerUrn);
        json.OptionalText("parent", change.Resource.Parent);
        json.Flag("component", change.Resource.IsComponent);
        json.Flag("protected", change.IsProtected);
        json.Flag("retained", change.Before?.Options.RetainOnDelete ?? false);
        json.List("properties", change.Properties, one => Property(json, one));
        json.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter json, PropertyChange property)
    {
        json.WriteStartObject();
        json.WriteString("path", property.Path);
        json.OptionalValue("before", property.Before);
        json.OptionalValue("after", property.After);
        json.Flag("secret", property.IsSecret);
        json.Flag("forcesReplacement", property.ForcesReplacement);
        json.OptionalText("replacesWhen", property.ReplacesWhen);
        json.OptionalText("cause", property.Cause);
        json.WriteEndObject();
    }

    private static void Rename(Utf8JsonWriter json, LikelyRename rename)
    {
        json.WriteStartObject();
        json.WriteString("before", rename.Before.Urn);
        json.WriteString("after", rename.After.Urn);
        json.WriteNumber("resources", rename.Resources);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, ReportedFinding found) => json.Finding(found.Finding, JsonForm.Word(found.Standing));

    private static void Cost(Utf8JsonWriter json, CostDelta cost)
    {
        json.WriteStartObject("cost");
        json.WriteString("currency", "USD");
        json.WriteString("period", "month");
        OptionalAmount(json, "before", cost.Before);
        OptionalAmount(json, "after", cost.After);
        json.List("changes", cost.Changes, one => CostOf(json, one));
        json.List("newlyUnpriced", cost.NewlyUnpriced, one => Unpriced(json, one));
        json.WriteEndObject();
    }

    private static void CostOf(Utf8JsonWriter json, CostChange change)
    {
        json.WriteStartObject();
        json.WriteString("urn", change.Urn);
        json.WriteString("name", change.Name);
        json.WriteString("type", change.Type);
        json.WriteString("component", change.Component);
        OptionalAmount(json, "before", change.Before);
        OptionalAmount(json, "after", change.After);
        json.WriteEndObject();
    }

    private static void Unpriced(Utf8JsonWriter json, UnpricedPart part)
    {
        json.WriteStartObject();
        json.WriteString("name", part.Name);
        json.WriteString("type", part.Type);
        json.WriteString("what", part.What);
        json.WriteString("why", part.Why);
        json.WriteEndObject();
    }

    private static void Family(Utf8JsonWriter json, FamilyPair pair)
    {
        json.WriteStartObject();
        json.WriteString("family", pair.Family);
        json.WriteString("reference", pair.Reference);
        json.WriteString("other", pair.Other);
        json.WriteNumber("compared", pair.Comparison.Compared);
        json.WriteNumber("same", pair.Comparison.Same);
        json.WriteNumber("differences", pair.Comparison.Differences.Length);
        json.WriteNumber("notAllowed", pair.Comparison.Differences.Count(difference => difference.AllowedBy is null));
        json.WriteEndObject();
    }

    private static void OptionalAmount(Utf8JsonWriter json, string name, Amount? amount)
    {
        if (amount is not { } known)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("minimum", known.Round().Minimum);
        json.WriteNumber("maximum", known.Round().Maximum);
        json.WriteEndObject();
    }
}
