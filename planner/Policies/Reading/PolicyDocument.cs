using System.Collections.Immutable;
using System.Text.Json;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>An IAM policy document.</summary>
/// <param name="Statements">What it says.</param>
public sealed record PolicyDocument(ImmutableArray<PolicyStatement> Statements)
{
    /// <summary>Reads a document. Null: the text is not one.</summary>
    /// <param name="json">The text, with placeholders as texts.</param>
    public static PolicyDocument? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("Statement", out var statement)
            )
                return null;
            return new PolicyDocument([.. Many(statement).Where(s => s.ValueKind == JsonValueKind.Object).Select(Statement)]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PolicyStatement Statement(JsonElement from) =>
        new()
        {
            Sid = from.TryGetProperty("Sid", out var sid) ? sid.GetString() : null,
            IsAllow = from.TryGetProperty("Effect", out var effect) && effect.ValueEquals("Allow"),
            Principals = Principals(from, "Principal"),
            NotPrincipals = Principals(from, "NotPrincipal"),
            Actions = Texts(from, "Action"),
            NotActions = Texts(from, "NotAction"),
            Resources = Texts(from, "Resource"),
            NotResources = Texts(from, "NotResource"),
            Conditions = from.TryGetProperty("Condition", out var condition) ? Conditions(condition) : [],
        };

    private static ImmutableArray<PolicyPrincipal> Principals(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().SelectMany(kind => Texts(kind.Value).Select(text => new PolicyPrincipal(kind.Name, text)))]
            : [.. Texts(value).Select(text => new PolicyPrincipal("AWS", text))];
    }

    private static ImmutableArray<PolicyCondition> Conditions(JsonElement of) =>
        of.ValueKind == JsonValueKind.Object
            ?
            [
                .. of.EnumerateObject()
                    .Where(by => by.Value.ValueKind == JsonValueKind.Object)
                    .SelectMany(by => by.Value.EnumerateObject().Select(key => new PolicyCondition(by.Name, key.Name, Texts(key.Value)))),
            ]
            : [];

    private static ImmutableArray<string> Texts(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? Texts(value) : [];

    private static ImmutableArray<string> Texts(JsonElement value) =>
        [.. Many(value).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];

    private static IEnumerable<JsonElement> Many(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
}

/// <summary>One statement of a policy document.</summary>
public sealed record PolicyStatement
{
    /// <summary>Its name.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether it allows. Otherwise it denies.</summary>
    public required bool IsAllow { get; init; }

    /// <summary>Who. Empty in policies of identities.</summary>
    public required ImmutableArray<PolicyPrincipal> Principals { get; init; }

    /// <summary>Everybody but these.</summary>
    public required ImmutableArray<PolicyPrincipal> NotPrincipals { get; init; }

    /// <summary>What may be done, such as <c>s3:Get*</c>.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>Everything but these.</summary>
    public required ImmutableArray<string> NotActions { get; init; }

    /// <summary>With what, as ARNs.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>Everything but these.</summary>
    public required ImmutableArray<string> NotResources { get; init; }

    /// <summary>When; all of them have to hold.</summary>
    public required ImmutableArray<PolicyCondition> Conditions { get; init; }

    /// <summary>Whether everybody is meant, signed in or not.</summary>
    public bool IsForEverybody => !NotPrincipals.IsEmpty || Principals.Any(p => p is { Value: "*", Kind: "AWS" or "*" });

    /// <summary>Whether a statement is about an action.</summary>
    /// <param name="action">The action, such as <c>s3:GetObject</c>.</param>
    public bool Covers(string action) =>
        NotActions.IsEmpty ? Actions.Any(a => Wildcard.Matches(a, action, true)) : !NotActions.Any(a => Wildcard.Matches(a, action, true));

    /// <summary>Whether a condition asks for a key.</summary>
    /// <param name="keys">Keys, any of them.</param>
    public bool Asks(params IEnumerable<string> keys) =>
        Conditions.Any(c => keys.Any(key => string.Equals(c.Key, key, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Who a statement is about.</summary>
/// <param name="Kind">AWS, Service, Federated or CanonicalUser.</param>
/// <param name="Value">ARN, account, service or provider.</param>
public sealed record PolicyPrincipal(string Kind, string Value);

/// <summary>One condition of a statement.</summary>
/// <param name="Operator">How to compare, such as <c>StringEquals</c>.</param>
/// <param name="Key">What of the request.</param>
/// <param name="Values">With what; one of them is enough.</param>
public sealed record PolicyCondition(string Operator, string Key, ImmutableArray<string> Values);
