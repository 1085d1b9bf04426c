using System.Text.Json.Nodes;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Model;

namespace MlInfra.Stacks.Schema;

/// <summary>Which files a schema is for.</summary>
internal enum SchemaKind
{
    /// <summary>An environment's own file.</summary>
    Environment,

    /// <summary>A layer below it.</summary>
    Layer,
}

/// <summary>The model of the settings in the words of JSON Schema: one definition a record.</summary>
internal sealed class SettingsSchema(SchemaKind kind, RecordType root, DocComments docs)
{
    private const string Secret = "Secret";

    private readonly HashSet<Type> _defined = [];

    /// <summary>The definitions of everything that was asked for, in the order of the records.</summary>
    public JsonObject Definitions { get; } = [];

    /// <summary>The settings as a whole.</summary>
    public JsonObject Root() => Words([], root, SettingRules.None, isNullable: false);

    // Null removes what a layer below has set, so it is a legal value of a setting and of a named thing, but not of a list's element.
    private JsonObject Words(JsonObject node, SettingType type, SettingRules rules, bool isNullable)
    {
        switch (type)
        {
            case RecordType record:
                return Reference(node, Define(record), isNullable);
            case SecretType secret:
                return Reference(node, Define(secret), isNullable);
            case NamedMapType map:
                node["type"] = TypeWord.Of("object", isNullable);
                node["propertyNames"] = new JsonObject { ["pattern"] = EcmaPattern.Of(Names.SettingPattern) };
                node["additionalProperties"] = Words([], map.Value, SettingRules.None, isNullable: true);
                break;
            case ListType list:
                node["type"] = TypeWord.Of("array", isNullable);
                node["items"] = Words([], list.Item, rules.ForElement, isNullable: false);
                break;
            case LeafType leaf:
                LeafWords.Write(node, leaf, isNullable);
                break;
        }
        RuleWords.Write(node, type, rules.OnValue, isNullable);
        return node;
    }

    private static JsonObject Reference(JsonObject node, string name, bool isNullable)
    {
        node["$ref"] = $"#/$defs/{name}";
        // The definition takes null, because nearly everywhere null may stand.
        if (!isNullable)
            node["type"] = "object";
        return node;
    }

    private string Define(RecordType record)
    {
        var name = record.Clr.Name;
        if (_defined.Add(record.Clr))
        {
            // In its place before the records inside it. Two records of one name would throw here.
            var definition = new JsonObject();
            Definitions.Add(name, definition);
            Fill(definition, record);
        }
        return name;
    }

    private void Fill(JsonObject definition, RecordType record)
    {
        var defaults = Activator.CreateInstance(record.Clr)!;
        var properties = record.Properties.Where(property => IsLegal(property, record)).ToList();
        if (docs.Of(record.Clr) is { } description)
            definition["description"] = description;
        definition["type"] = TypeWord.Of("object", isNullable: true);
        definition["properties"] = new JsonObject(
            properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Property(p, record, defaults)))
        );
        // The rest may come from another layer.
        var required = properties.Where(property => IsChooser(property, record)).Select(property => (JsonNode)property.Key).ToArray();
        if (required.Length > 0)
            definition["required"] = new JsonArray(required);
        definition["additionalProperties"] = false;
    }

    private bool IsLegal(SettingProperty property, RecordType record) =>
        kind == SchemaKind.Environment || !(property.Type is SecretType || IsChooser(property, record) || IsOwnOnly(property, record));

    private bool IsOwnOnly(SettingProperty property, RecordType record) =>
        record.Clr == root.Clr && LayerFiles.OwnOnly.Contains(property.Key);

    private bool IsChooser(SettingProperty property, RecordType record) =>
        record.Clr == root.Clr && LayerFiles.Choosers.Contains(property.Key);

    private JsonObject Property(SettingProperty property, RecordType record, object defaults)
    {
        var node = new JsonObject();
        if (docs.Of(property.Clr) is { } description)
            node["description"] = description;
        Words(node, property.Type, property.Rules, isNullable: !IsChooser(property, record));
        if (!property.Required && property.Type is LeafType leaf && property.Clr.GetValue(defaults) is { } value)
            node["default"] = LeafWords.Value(leaf, value);
        return node;
    }

    private string Define(SecretType secret)
    {
        if (_defined.Add(secret.GetType()))
            Definitions.Add(
                Secret,
                new JsonObject
                {
                    ["description"] =
                        $"{char.ToUpperInvariant(secret.Form[0])}{secret.Form[1..]}, as pulumi config set --secret writes it.",
                    ["type"] = TypeWord.Of("object", isNullable: true),
                    ["properties"] = new JsonObject { ["secure"] = new JsonObject { ["type"] = "string" } },
                    ["required"] = new JsonArray("secure"),
                    ["additionalProperties"] = false,
                }
            );
        return Secret;
    }
}
