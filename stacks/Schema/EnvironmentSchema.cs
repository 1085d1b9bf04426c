using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Model;

namespace MlInfra.Stacks.Schema;

/// <summary>
/// JSON Schemas (2020-12) of the files of environments, for editors. They say what one file may hold; rules between settings, and what is
/// missing once all layers are merged, are found by loading the environment.
/// </summary>
public static class EnvironmentSchema
{
    /// <summary>File name of the schema of <c>Pulumi.&lt;env&gt;.yaml</c>.</summary>
    public const string EnvironmentFileName = "environment.schema.json";

    /// <summary>File name of the schema of <c>defaults.yaml</c>, <c>tiers/*.yaml</c> and <c>clouds/*.yaml</c>.</summary>
    public const string LayerFileName = "layer.schema.json";

    private const string AnyCaseMlInfra = "[mM][lL][iI][nN][fF][rR][aA]";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        // For people: an apostrophe stays one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of <c>Pulumi.&lt;env&gt;.yaml</c>.</summary>
    /// <exception cref="FileNotFoundException">The documentation files are not beside the program.</exception>
    public static string OfEnvironments()
    {
        var settings = Settings(SchemaKind.Environment);
        var document = Head(EnvironmentFileName, "Environment of MlInfra", "An environment: Pulumi's configuration file of a stack.");
        document["type"] = "object";
        document["properties"] = TopLevel(settings.Root());
        document["required"] = new JsonArray("config");
        document["additionalProperties"] = false;
        return Text(document, settings);
    }

    /// <summary>The schema of the layers below an environment.</summary>
    /// <exception cref="FileNotFoundException">The documentation files are not beside the program.</exception>
    public static string OfLayers()
    {
        var settings = Settings(SchemaKind.Layer);
        var document = Head(LayerFileName, "Layer of MlInfra", "Settings that several environments share. A layer holds no secrets.");
        foreach (var (key, value) in settings.Root())
            document[key] = value?.DeepClone();
        return Text(document, settings);
    }

    private static SettingsSchema Settings(SchemaKind kind) =>
        new(kind, SettingsModel.Of(typeof(EnvironmentSettings)), new DocComments(AppContext.BaseDirectory));

    private static JsonObject Head(string file, string title, string description) =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = file,
            ["title"] = title,
            ["description"] = description,
        };

    // As Pulumi has them; what stands in its own keys is its own matter.
    private static JsonObject TopLevel(JsonObject settings) =>
        new()
        {
            ["config"] = Config(settings),
            ["secretsprovider"] = Pulumis("What encrypts the secrets of this environment.", "string"),
            ["encryptedkey"] = Pulumis("The data key of the secrets provider, encrypted. Written by Pulumi.", "string"),
            ["encryptionsalt"] = Pulumis("The salt of the passphrase. Written by Pulumi.", "string"),
            ["environment"] = new JsonObject
            {
                ["description"] = "Environments of Pulumi ESC to import.",
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array" }, new JsonObject { ["type"] = "object" }),
            },
        };

    private static JsonObject Pulumis(string description, string type) => new() { ["description"] = description, ["type"] = type };

    private static JsonObject Config(JsonObject settings) =>
        new()
        {
            ["description"] = $"Configuration of the stack: {EnvironmentFile.Key}, and keys of other packages, such as aws:region.",
            ["type"] = "object",
            ["properties"] = new JsonObject { [EnvironmentFile.Key] = settings },
            ["patternProperties"] = new JsonObject { [$"^(?!{AnyCaseMlInfra}:).*:"] = true },
            ["required"] = new JsonArray(EnvironmentFile.Key),
            ["additionalProperties"] = false,
        };

    private static string Text(JsonObject document, SettingsSchema settings)
    {
        document["$defs"] = settings.Definitions;
        return document.ToJsonString(Format) + "\n";
    }
}
