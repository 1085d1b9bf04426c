using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Json;

/// <summary>The one JSON form of a report; <c>docs/report.schema.json</c> describes it. Whole plans are not in it.</summary>
public static class ReportJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Format = "mlinfra-report/1";

    /// <summary>Writes a report as JSON, with a line feed at the end.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ChangeReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
            Report(json, report);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A word of an enum as JSON has it: <c>not-planned</c>.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

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
        Array(json, "environments", report.Environments, Environment);
        Array(json, "findings", report.Findings, Finding);
        Array(json, "families", report.Families, Family);
        json.WriteEndObject();
    }

    private static void Baseline(Utf8JsonWriter json, Baselines.Baseline baseline)
    {
        json.WriteStartObject("baseline");
        json.WriteString("kind", Word(baseline.Kind));
        json.WriteString("text", baseline.Text);
        OptionalText(json, "commit", baseline.Commit);
        Texts(json, "notes", baseline.Notes);
        json.WriteEndObject();
    }

    private static void Environment(Utf8JsonWriter json, EnvironmentReport environment)
    {
        json.WriteStartObject();
        json.WriteString("name", environment.Name);
        json.WriteString("status", Word(environment.Status));
        OptionalText(json, "why", environment.Why);
        Texts(json, "notes", environment.Notes);
        json.WriteStartObject("counts");
        foreach (var kind in Enum.GetValues<ChangeKind>())
            json.WriteNumber(Word(kind), environment.Diff.Count(kind));
        json.WriteNumber("unchanged", environment.Diff.Unchanged);
        json.WriteEndObject();
        Array(json, "changes", environment.Diff.Changes, Change);
        Array(json, "outputs", environment.Diff.Outputs, Property);
        Array(json, "likelyRenames", environment.Diff.LikelyRenames, Rename);
        Texts(json, "unknownReplacements", environment.Diff.UnknownReplacements);
        Array(json, "findings", environment.Findings, Finding);
        Array(json, "resolved", environment.Resolved, (_, finding) => Finding(json, new ReportedFinding(finding, Standing.Known)));
        if (environment.Cost is { } cost)
            Cost(json, cost);
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, ResourceChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", Word(change.Kind));
        json.WriteString("urn", change.Urn);
        OptionalText(json, "formerUrn", change.FormerUrn);
        OptionalText(json, "parent", change.Resource.Parent);
        Flag(json, "component", change.Resource.IsComponent);
        Flag(json, "protected", change.Before?.Options.Protect ?? false);
        Flag(json, "retained", change.Before?.Options.RetainOnDelete ?? false);
        Array(json, "properties", change.Properties, Property);
        json.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter json, PropertyChange property)
    {
        json.WriteStartObject();
        json.WriteString("path", property.Path);
        OptionalValue(json, "before", property.Before);
        OptionalValue(json, "after", property.After);
        Flag(json, "secret", property.IsSecret);
        Flag(json, "forcesReplacement", property.ForcesReplacement);
        OptionalText(json, "replacesWhen", property.ReplacesWhen);
        OptionalText(json, "cause", property.Cause);
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

    private static void Finding(Utf8JsonWriter json, ReportedFinding found)
    {
        var finding = found.Finding;
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteString("standing", Word(found.Standing));
        OptionalText(json, "resource", finding.Resource);
        OptionalText(json, "property", finding.Property);
        OptionalText(json, "location", finding.Location?.ToString());
        json.WriteString("what", finding.What);
        OptionalText(json, "given", finding.Given);
        OptionalText(json, "allowed", finding.Allowed);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }

    private static void Cost(Utf8JsonWriter json, CostDelta cost)
    {
        json.WriteStartObject("cost");
        json.WriteString("currency", "USD");
        json.WriteString("period", "month");
        OptionalAmount(json, "before", cost.Before);
        OptionalAmount(json, "after", cost.After);
        Array(json, "changes", cost.Changes, CostOf);
        Array(json, "newlyUnpriced", cost.NewlyUnpriced, Unpriced);
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

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        Array(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    private static void OptionalText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }

    private static void OptionalValue(Utf8JsonWriter json, string name, PlanValue? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        PlanJson.Value(json, value);
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
