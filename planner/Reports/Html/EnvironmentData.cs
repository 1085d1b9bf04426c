using System.Text.Json;
using MlInfra.Planner.Building;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Json;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Reports.Html;

/// <summary>One environment as data of the page. Resources name each other by their place in the list.</summary>
internal sealed class EnvironmentData
{
    private readonly Utf8JsonWriter _json;
    private readonly ShownResources _shown;

    private EnvironmentData(Utf8JsonWriter json, ShownResources shown)
    {
        _json = json;
        _shown = shown;
    }

    public static string Write(EnvironmentReport environment, bool hasBaseline)
    {
        var shown = new ShownResources(environment, hasBaseline);
        return PageJson.Write(json => new EnvironmentData(json, shown).Write(environment));
    }

    private void Write(EnvironmentReport environment)
    {
        _json.WriteStartObject();
        _json.List("resources", _shown.All, Resource);
        _json.List("findings", environment.Findings, f => _json.Finding(f.Finding, f.Standing));
        _json.List("resolved", environment.Resolved, f => _json.Finding(f, null));
        _json.List("renames", environment.Diff.LikelyRenames, Rename);
        _json.OptionalTexts("unknownReplacements", environment.Diff.UnknownReplacements);
        if (environment.CostAfter is not null || environment.CostBefore is not null)
            new CostData(_json, Place).Write(environment);
        _json.WriteEndObject();
    }

    private void Rename(LikelyRename rename)
    {
        _json.WriteStartObject();
        Link("before", rename.Before.Urn);
        Link("after", rename.After.Urn);
        _json.WriteNumber("resources", rename.Resources);
        _json.WriteEndObject();
    }

    private void Resource(ShownResource shown)
    {
        var resource = shown.Resource;
        _json.WriteStartObject();
        _json.WriteString("urn", resource.Urn);
        _json.WriteString("type", resource.Type);
        _json.WriteString("name", resource.Name);
        _json.Flag("component", resource.IsComponent);
        if (resource.Parent is { } parent && _shown.PlaceOf(parent) is >= 0 and var place)
            _json.WriteNumber("parent", place);
        if (!resource.Inputs.Entries.IsEmpty)
            _json.OptionalValue("inputs", WithoutSecrets(resource.Inputs, resource.SecretPaths.ToHashSet(StringComparer.Ordinal), ""));
        Options(resource.Options);
        if (!resource.References.IsEmpty)
            _json.List("references", resource.References, Reference);
        _json.OptionalTexts("secrets", resource.SecretPaths);
        if (shown.Change is { } change)
            Change(change);
        _json.WriteEndObject();
    }

    // A plan holds no secrets; a page that is passed around makes sure once more.
    private PlanValue? WithoutSecrets(PlanValue? value, HashSet<string> secretPaths, string path) =>
        value is null ? null : Secrets.Redact(value, secretPaths, IsName, path);

    private bool IsName(string name) => name == PlaceholderTable.SecretNamespace || _shown.Names.Contains(name);

    private void Options(PlannedOptions options)
    {
        if (options.Provider is not null)
            Link("provider", options.Provider);
        if (options.DeletedWith is not null)
            Link("deletedWith", options.DeletedWith);
        if (!options.DependsOn.IsEmpty)
            _json.List("dependsOn", options.DependsOn, Place);
        _json.WriteStartObject("options");
        _json.Flag("protect", options.Protect);
        _json.Flag("retainOnDelete", options.RetainOnDelete);
        _json.Flag("deleteBeforeReplace", options.DeleteBeforeReplace);
        _json.OptionalTexts("ignoreChanges", options.IgnoreChanges);
        _json.OptionalTexts("replaceOnChanges", options.ReplaceOnChanges);
        _json.OptionalTexts("additionalSecretOutputs", options.AdditionalSecretOutputs);
        _json.TextIfAny("import", options.ImportId);
        _json.OptionalTexts("timeouts", options.Timeouts);
        _json.OptionalTexts("aliases", [.. options.Aliases.Select(AliasText)]);
        _json.WriteEndObject();
    }

    private static string AliasText(PlannedAlias alias) =>
        alias.Urn
        ?? string.Join(
            ", ",
            new[]
            {
                alias.Name is null ? null : $"name {alias.Name}",
                alias.Type is null ? null : $"type {alias.Type}",
                alias.Parent is null ? null : $"parent {alias.Parent}",
                alias.NoParent ? "no parent" : null,
                alias.Stack is null ? null : $"stack {alias.Stack}",
                alias.Project is null ? null : $"project {alias.Project}",
            }.OfType<string>()
        );

    private void Reference(Reference reference)
    {
        _json.WriteStartArray();
        _json.WriteStringValue(reference.Path);
        Place(reference.Target);
        if (reference.Property is not null)
            _json.WriteStringValue(reference.Property);
        _json.WriteEndArray();
    }

    private void Change(ResourceChange change)
    {
        _json.WriteString("kind", JsonForm.Word(change.Kind));
        _json.TextIfAny("former", change.FormerUrn);
        _json.Flag("destructive", change.IsDestructive);
        _json.Flag("refused", change.IsRefused);
        if (change.Properties.IsEmpty)
            return;
        var secret = (change.Before?.SecretPaths ?? []).Concat(change.After?.SecretPaths ?? []).ToHashSet(StringComparer.Ordinal);
        _json.List("changes", change.Properties, property => Property(property, secret));
    }

    private void Property(PropertyChange change, HashSet<string> secretPaths)
    {
        _json.WriteStartObject();
        _json.WriteString("path", change.Path);
        if (change.IsSecret || secretPaths.Any(path => PropertyPath.IsWithin(change.Path, path)))
        {
            _json.Flag("secret", true);
            _json.Flag("added", change.Before is null);
            _json.Flag("removed", change.After is null);
        }
        else
        {
            _json.OptionalValue("before", WithoutSecrets(change.Before, secretPaths, change.Path));
            _json.OptionalValue("after", WithoutSecrets(change.After, secretPaths, change.Path));
        }
        _json.Flag("forces", change.ForcesReplacement);
        _json.TextIfAny("replacesWhen", change.ReplacesWhen);
        if (change.Cause is not null)
            Link("cause", change.Cause);
        _json.WriteEndObject();
    }

    private void Link(string name, string urn)
    {
        _json.WritePropertyName(name);
        Place(urn);
    }

    // One that neither side has stands as its URN.
    private void Place(string urn)
    {
        if (_shown.PlaceOf(urn) is >= 0 and var place)
            _json.WriteNumberValue(place);
        else
            _json.WriteStringValue(urn);
    }
}
