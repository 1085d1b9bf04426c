using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Model;

/// <summary>The one JSON form of a plan: sorted, stable, without times and machine paths, so that the same input gives the same bytes.</summary>
public static class PlanJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Format = "mlinfra-plan/1";

    /// <summary>Writes a plan as JSON, with a line feed at the end.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
            Plan(json, plan);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Plan(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("environment", plan.Environment);
        json.WriteString("project", plan.Project);
        json.WriteString("pulumiSdk", plan.PulumiSdk);
        json.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
            Resource(json, resource);
        json.WriteEndArray();
        json.WritePropertyName("outputs");
        Value(json, plan.Outputs);
        Texts(json, "placeholders", plan.Placeholders);
        Texts(json, "openTypes", plan.OpenTypes);
        json.WriteStartArray("findings");
        foreach (var finding in plan.Findings)
            Finding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, PlannedResource resource)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn);
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteBoolean("component", resource.IsComponent);
        json.WriteString("parent", resource.Parent);
        json.WritePropertyName("inputs");
        Value(json, resource.Inputs);
        json.WritePropertyName("options");
        Options(json, resource.Options);
        json.WriteStartArray("references");
        foreach (var reference in resource.References)
        {
            json.WriteStartObject();
            json.WriteString("from", reference.Path);
            json.WriteString("to", reference.Target);
            OptionalText(json, "property", reference.Property);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Texts(json, "secrets", resource.SecretPaths);
        json.WriteEndObject();
    }

    // Options at their default are left out: a plan is read by people.
    private static void Options(Utf8JsonWriter json, PlannedOptions options)
    {
        json.WriteStartObject();
        Aliases(json, options.Aliases);
        OptionalTexts(json, "additionalSecretOutputs", options.AdditionalSecretOutputs);
        Flag(json, "deleteBeforeReplace", options.DeleteBeforeReplace);
        OptionalText(json, "deletedWith", options.DeletedWith);
        OptionalTexts(json, "dependsOn", options.DependsOn);
        OptionalTexts(json, "ignoreChanges", options.IgnoreChanges);
        OptionalText(json, "import", options.ImportId);
        Flag(json, "protect", options.Protect);
        OptionalText(json, "provider", options.Provider);
        OptionalTexts(json, "replaceOnChanges", options.ReplaceOnChanges);
        Flag(json, "retainOnDelete", options.RetainOnDelete);
        OptionalTexts(json, "timeouts", options.Timeouts);
        json.WriteEndObject();
    }

    private static void Aliases(Utf8JsonWriter json, ImmutableArray<PlannedAlias> aliases)
    {
        if (aliases.IsEmpty)
            return;
        json.WriteStartArray("aliases");
        foreach (var alias in aliases)
        {
            json.WriteStartObject();
            OptionalText(json, "urn", alias.Urn);
            OptionalText(json, "name", alias.Name);
            OptionalText(json, "type", alias.Type);
            OptionalText(json, "parent", alias.Parent);
            Flag(json, "noParent", alias.NoParent);
            OptionalText(json, "stack", alias.Stack);
            OptionalText(json, "project", alias.Project);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        OptionalText(json, "resource", finding.Resource);
        OptionalText(json, "property", finding.Property);
        OptionalText(json, "location", finding.Location?.ToString());
        json.WriteString("what", finding.What);
        OptionalText(json, "given", finding.Given);
        OptionalText(json, "allowed", finding.Allowed);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }

    internal static void Value(Utf8JsonWriter json, PlanValue value)
    {
        switch (value)
        {
            case PlanValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case PlanValue.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case PlanValue.Bool flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case PlanValue.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Value(json, item);
                json.WriteEndArray();
                break;
            case PlanValue.Map map:
                json.WriteStartObject();
                foreach (var (key, item) in map.Entries)
                {
                    json.WritePropertyName(key);
                    Value(json, item);
                }
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void OptionalTexts(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (!values.IsEmpty)
            Texts(json, name, values);
    }

    private static void OptionalText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, true);
    }
}
