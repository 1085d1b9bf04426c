using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>Policy documents of AWS as JSON.</summary>
internal static class PolicyJson
{
    // The current version of the policy language, not a date of ours.
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html (2026-11-21).
    private const string Version = "2012-10-17";

    // Readable in a preview; nothing here is ever put into HTML.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Allow(string sid, IEnumerable<string> actions, IEnumerable<string> resources, JsonObject? condition = null) =>
        Statement(sid, "Allow", ("Action", actions), ("Resource", resources), condition);

    public static JsonObject Deny(string sid, IEnumerable<string> actions, IEnumerable<string> resources, JsonObject? condition = null) =>
        Statement(sid, "Deny", ("Action", actions), ("Resource", resources), condition);

    /// <summary>Denies everything but some actions.</summary>
    public static JsonObject DenyBut(
        string sid,
        IEnumerable<string> actions,
        IEnumerable<string> resources,
        JsonObject? condition = null
    ) => Statement(sid, "Deny", ("NotAction", actions), ("Resource", resources), condition);

    /// <summary>Denies actions on everything but some resources.</summary>
    public static JsonObject DenyOutside(
        string sid,
        IEnumerable<string> actions,
        IEnumerable<string> resources,
        JsonObject? condition = null
    ) => Statement(sid, "Deny", ("Action", actions), ("NotResource", resources), condition);

    /// <summary>A condition: the operator, the key, what it is compared with.</summary>
    public static JsonObject When(params IEnumerable<(string Operator, string Key, string[] Values)> tests)
    {
        var condition = new JsonObject();
        foreach (var test in tests)
        {
            if (condition[test.Operator] is not JsonObject keys)
                condition[test.Operator] = keys = [];
            keys[test.Key] = test.Values is [var one] ? JsonValue.Create(one) : Array(test.Values);
        }
        return condition;
    }

    public static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)JsonValue.Create(value))];

    private static JsonObject Statement(
        string sid,
        string effect,
        (string Key, IEnumerable<string> Values) actions,
        (string Key, IEnumerable<string> Values) resources,
        JsonObject? condition
    )
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = effect,
            [actions.Key] = Array(actions.Values),
            [resources.Key] = Array(resources.Values),
        };
        if (condition is not null)
            statement["Condition"] = condition;
        return statement;
    }

    public static string Document(params JsonNode[] statements) =>
        new JsonObject { ["Version"] = Version, ["Statement"] = new JsonArray(statements) }.ToJsonString(Options);
}
