using System.Globalization;
using System.Text.Json;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Reads the values of one resource of a state. Special values are maps with a signature under a reserved key.
/// Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/property-values.json (2026-11-21); the signature of an output
/// value: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/properties.go (2026-11-21).
/// </summary>
internal sealed class StateValues
{
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    private const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string IntegerSignature = "7eb310220ed6211bd6f147f2a75bfbb6";
    private const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    // The list of the properties that a bridged provider filled in, in every object.
    // Source: https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/schema.go (2026-11-21).
    private const string DefaultsKey = "__defaults";

    /// <summary>Paths of secrets.</summary>
    public SortedSet<string> SecretPaths { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of what the provider filled in where the program set nothing.</summary>
    public HashSet<string> DefaultedPaths { get; } = new(StringComparer.Ordinal);

    /// <summary>How many files and archives there are: their content is not compared.</summary>
    public int Assets { get; private set; }

    public PlanValue.Map ReadMap(JsonElement json) => json.ValueKind == JsonValueKind.Object ? Map(json, "") : PlanValue.Map.Empty;

    private PlanValue Read(JsonElement json, string path) =>
        json.ValueKind switch
        {
            JsonValueKind.Object when json.TryGetProperty(SignatureKey, out var signature) => Special(json, signature, path),
            JsonValueKind.Object => Map(json, path),
            JsonValueKind.Array => new PlanValue.List([
                .. json.EnumerateArray().Select((item, i) => Read(item, PropertyPath.Index(path, i))),
            ]),
            JsonValueKind.String when json.ValueEquals(UnknownValue) => StateMarks.Unknown,
            JsonValueKind.String => new PlanValue.Text(json.GetString()!),
            JsonValueKind.Number => json.GetDouble() is var number && double.IsFinite(number)
                ? new PlanValue.Number(number)
                : new PlanValue.Text(json.GetRawText()),
            JsonValueKind.True or JsonValueKind.False => new PlanValue.Bool(json.GetBoolean()),
            _ => new PlanValue.Null(),
        };

    private PlanValue.Map Map(JsonElement json, string path)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name == DefaultsKey && property.Value.ValueKind == JsonValueKind.Array)
                AddDefaults(property.Value, path);
            else
                entries.Add(KeyValuePair.Create(property.Name, Read(property.Value, PropertyPath.Key(path, property.Name))));
        }
        return new PlanValue.Map(entries);
    }

    private void AddDefaults(JsonElement names, string path)
    {
        foreach (var name in names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String))
            DefaultedPaths.Add(PropertyPath.Key(path, name.GetString()!));
    }

    private PlanValue Special(JsonElement json, JsonElement signature, string path) =>
        (signature.ValueKind == JsonValueKind.String ? signature.GetString() : null) switch
        {
            SecretSignature => Secret(path),
            AssetSignature => Asset(json, "Asset", "text", "StringAsset"),
            ArchiveSignature => Asset(json, "Archive", "assets", "AssetArchive"),
            ResourceSignature => Text(json, "id") ?? Text(json, "urn") ?? StateMarks.Unknown,
            IntegerSignature => Integer(json),
            OutputSignature => OutputValue(json, path),
            _ => StateMarks.Unknown,
        };

    private PlanValue Secret(string path)
    {
        SecretPaths.Add(path);
        return StateMarks.Secret;
    }

    // As a plan names them: by the class that a program uses.
    private PlanValue Asset(JsonElement json, string kind, string content, string contentClass)
    {
        Assets++;
        if (json.TryGetProperty("path", out _))
            return new PlanValue.Text($"[File{kind}]");
        if (json.TryGetProperty("uri", out _))
            return new PlanValue.Text($"[Remote{kind}]");
        return json.TryGetProperty(content, out _) ? new PlanValue.Text($"[{contentClass}]") : StateMarks.Unknown;
    }

    private static PlanValue Integer(JsonElement json)
    {
        if (!json.TryGetProperty("value", out var value))
            return StateMarks.Unknown;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new PlanValue.Number(number)
            : new PlanValue.Text(text);
    }

    private PlanValue OutputValue(JsonElement json, string path)
    {
        if (json.TryGetProperty("secret", out var secret) && secret.ValueKind == JsonValueKind.True)
            return Secret(path);
        return json.TryGetProperty("value", out var value) ? Read(value, path) : StateMarks.Unknown;
    }

    private static PlanValue? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? new PlanValue.Text(text)
            : null;
}
