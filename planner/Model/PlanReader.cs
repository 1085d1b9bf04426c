using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Json;
using static MlInfra.Planner.Json.JsonMembers;

namespace MlInfra.Planner.Model;

/// <summary>A plan from a file, or why there is none.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Findings">Empty exactly where there is a plan.</param>
public sealed record PlanReadResult(Plan? Plan, ImmutableArray<Finding> Findings);

/// <summary>Reads what <see cref="PlanJson.Write"/> wrote.</summary>
public static class PlanReader
{
    private const string Again = "Write it again: dotnet run --project infra -- export <environment> --format plan --out FOLDER.";

    /// <summary>Reads a plan.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">The file as its user knows it.</param>
    public static PlanReadResult Read(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonDepth.Options);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Optional(root, "format") is { } format
                ? Read(root, format, file)
                : Refused(file, json.Length == 0 ? "an empty file" : "JSON that is no plan");
        }
        catch (JsonException problem)
        {
            return Refused(file, JsonDepth.Shown(json, problem));
        }
        catch (Exception problem) when (problem is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Refused(file, "a plan in which something is missing or has another type");
        }
    }

    private static PlanReadResult Read(JsonElement root, string format, string file) =>
        format == PlanJson.Format
            ? new PlanReadResult(Plan(root), [])
            : Refused(file, $"the format '{(format.Length > 40 ? format[..40] : format)}'");

    private static PlanReadResult Refused(string file, string given) =>
        new(
            null,
            [
                new Finding("plan/unreadable", Severity.High, "This file cannot be compared with.", Again)
                {
                    Location = new SourceLocation(file, 0, 0),
                    Given = given,
                    Allowed = $"a plan in the format '{PlanJson.Format}'",
                },
            ]
        );

    private static Plan Plan(JsonElement root) =>
        new()
        {
            Environment = Required(root, "environment"),
            Project = Required(root, "project"),
            PulumiSdk = Required(root, "pulumiSdk"),
            Resources = [.. root.GetProperty("resources").EnumerateArray().Select(Resource)],
            Outputs = Map(root.GetProperty("outputs")),
            Findings = [.. root.GetProperty("findings").EnumerateArray().Select(Finding)],
            Placeholders = Texts(root, "placeholders"),
            OpenTypes = Texts(root, "openTypes"),
        };

    private static PlannedResource Resource(JsonElement json) =>
        new()
        {
            Urn = Required(json, "urn"),
            Type = Required(json, "type"),
            Name = Required(json, "name"),
            IsComponent = json.GetProperty("component").GetBoolean(),
            Parent = Optional(json, "parent"),
            Inputs = Map(json.GetProperty("inputs")),
            Options = Options(json.GetProperty("options")),
            References =
            [
                .. json.GetProperty("references")
                    .EnumerateArray()
                    .Select(reference => new Reference(
                        Required(reference, "from"),
                        Required(reference, "to"),
                        Optional(reference, "property")
                    )),
            ],
            SecretPaths = Texts(json, "secrets"),
        };

    private static PlannedOptions Options(JsonElement json) =>
        new()
        {
            Aliases = json.TryGetProperty("aliases", out var aliases) ? [.. aliases.EnumerateArray().Select(Alias)] : [],
            AdditionalSecretOutputs = Texts(json, "additionalSecretOutputs"),
            DeleteBeforeReplace = Flag(json, "deleteBeforeReplace"),
            DeletedWith = Optional(json, "deletedWith"),
            DependsOn = Texts(json, "dependsOn"),
            IgnoreChanges = Texts(json, "ignoreChanges"),
            ImportId = Optional(json, "import"),
            Protect = Flag(json, "protect"),
            Provider = Optional(json, "provider"),
            ReplaceOnChanges = Texts(json, "replaceOnChanges"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
            Timeouts = Texts(json, "timeouts"),
        };

    private static PlannedAlias Alias(JsonElement json) =>
        new(Optional(json, "urn"), Optional(json, "name"), Optional(json, "type"), Optional(json, "parent"), Flag(json, "noParent"))
        {
            Stack = Optional(json, "stack"),
            Project = Optional(json, "project"),
        };

    private static Finding Finding(JsonElement json) =>
        JsonMembers.Finding(json, Enum.Parse<Severity>(Required(json, "severity"), ignoreCase: true));

    private static PlanValue.Map Map(JsonElement json) =>
        new(json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Value(property.Value))));

    internal static PlanValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => new PlanValue.Text(json.GetString()!),
            JsonValueKind.Number => new PlanValue.Number(json.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new PlanValue.Bool(json.GetBoolean()),
            JsonValueKind.Array => new PlanValue.List([.. json.EnumerateArray().Select(Value)]),
            JsonValueKind.Object => Map(json),
            _ => new PlanValue.Null(),
        };

    private static ImmutableArray<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
