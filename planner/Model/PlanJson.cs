using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Model;

/// <summary>The one JSON form of a plan: sorted, stable, without times and machine paths, so that the same input gives the same bytes.</summary>
public static class PlanJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Format = "mlinfra-plan/1";

    /// <summary>Writes a plan as JSON, with a line feed at the end.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(Plan plan) => JsonForm.Write(json => Plan(json, plan));

    private static void Plan(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("environment", plan.Environment);
        json.WriteString("project", plan.Project);
        json.WriteString("pulumiSdk", plan.PulumiSdk);
        json.List("resources", plan.Resources, resource => Resource(json, resource));
        json.WritePropertyName("outputs");
        json.Value(plan.Outputs);
        json.Texts("placeholders", plan.Placeholders);
        json.Texts("openTypes", plan.OpenTypes);
        json.List("findings", plan.Findings, finding => json.Finding(finding));
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
        json.Value(resource.Inputs);
        json.WritePropertyName("options");
        Options(json, resource.Options);
        json.WriteStartArray("references");
        foreach (var reference in resource.References)
        {
            json.WriteStartObject();
            json.WriteString("from", reference.Path);
            json.WriteString("to", reference.Target);
            json.OptionalText("property", reference.Property);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Texts("secrets", resource.SecretPaths);
        json.WriteEndObject();
    }

    // Options at their default are left out: a plan is read by people.
    private static void Options(Utf8JsonWriter json, PlannedOptions options)
    {
        json.WriteStartObject();
        Aliases(json, options.Aliases);
        json.OptionalTexts("additionalSecretOutputs", options.AdditionalSecretOutputs);
        json.Flag("deleteBeforeReplace", options.DeleteBeforeReplace);
        json.OptionalText("deletedWith", options.DeletedWith);
        json.OptionalTexts("dependsOn", options.DependsOn);
        json.OptionalTexts("ignoreChanges", options.IgnoreChanges);
        json.OptionalText("import", options.ImportId);
        json.Flag("protect", options.Protect);
        json.OptionalText("provider", options.Provider);
        json.OptionalTexts("replaceOnChanges", options.ReplaceOnChanges);
        json.Flag("retainOnDelete", options.RetainOnDelete);
        json.OptionalTexts("timeouts", options.Timeouts);
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
            json.OptionalText("urn", alias.Urn);
            json.OptionalText("name", alias.Name);
            json.OptionalText("type", alias.Type);
            json.OptionalText("parent", alias.Parent);
            json.Flag("noParent", alias.NoParent);
            json.OptionalText("stack", alias.Stack);
            json.OptionalText("project", alias.Project);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
