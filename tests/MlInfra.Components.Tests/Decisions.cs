using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlInfra.Components.Tests;

/// <summary>What a policy document says of a request, as far as our documents go: globs, and the few operators that we use.</summary>
/// <param name="Document">The document.</param>
internal sealed record Decisions(string Document)
{
    private IEnumerable<JsonObject> Statements => JsonNode.Parse(Document)!["Statement"]!.AsArray().Select(s => s!.AsObject());

    /// <summary>Whether it is allowed and not denied.</summary>
    public bool Allows(string action, string resource, params (string Key, string Value)[] context) =>
        Matches("Allow", action, resource, context) && !Denies(action, resource, context);

    /// <summary>Whether it is denied in so many words.</summary>
    public bool Denies(string action, string resource, params (string Key, string Value)[] context) =>
        Matches("Deny", action, resource, context);

    /// <summary>Whether a token of GitHub becomes the role that has this trust.</summary>
    public bool Trusts(string subject, string audience = "sts.amazonaws.com") =>
        Statements.Any(s =>
            (string?)s["Effect"] == "Allow"
            && (string?)s["Action"] == "sts:AssumeRoleWithWebIdentity"
            && Holds(
                s["Condition"],
                [("token.actions.githubusercontent.com:sub", subject), ("token.actions.githubusercontent.com:aud", audience)]
            )
        );

    private bool Matches(string effect, string action, string resource, (string Key, string Value)[] context) =>
        Statements.Any(s =>
            (string?)s["Effect"] == effect
            && Covers(s, "Action", "NotAction", action)
            && Covers(s, "Resource", "NotResource", resource)
            && Holds(s["Condition"], context)
        );

    private static bool Covers(JsonObject statement, string key, string notKey, string value) =>
        statement[key] is { } given ? Texts(given).Any(g => Glob(g, value)) : !Texts(statement[notKey]!).Any(g => Glob(g, value));

    private static bool Holds(JsonNode? condition, (string Key, string Value)[] context) =>
        condition is null
        || condition.AsObject().All(test => test.Value!.AsObject().All(key => Holds(test.Key, Texts(key.Value!), Value(context, key.Key))));

    private static string? Value((string Key, string Value)[] context, string key) =>
        context.Where(c => c.Key == key).Select(c => c.Value).SingleOrDefault();

    // A key that is not there equals nothing, and so does not equal anything.
    private static bool Holds(string test, IEnumerable<string> given, string? value) =>
        test switch
        {
            "StringEquals" or "ArnEquals" => value is not null && given.Contains(value),
            "StringEqualsIfExists" => value is null || given.Contains(value),
            "StringNotEquals" => value is null || !given.Contains(value),
            "Null" => given.Single() == (value is null ? "true" : "false"),
            _ => throw new NotSupportedException(test),
        };

    private static IEnumerable<string> Texts(JsonNode node) => node is JsonArray many ? many.Select(m => (string)m!) : [(string)node!];

    private static bool Glob(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase);
}
