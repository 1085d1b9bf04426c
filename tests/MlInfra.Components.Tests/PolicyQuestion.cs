using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlInfra.Components.Tests;

/// <summary>Something that somebody wants to do in AWS, asked of a policy document as IAM would ask it.</summary>
internal sealed record PolicyQuestion(string Action, string Resource)
{
    /// <summary>Values of condition keys; several values of one key are separated by commas.</summary>
    public Dictionary<string, string> Context { get; init; } = [];

    public bool IsAllowedBy(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        return document.RootElement.GetProperty("Statement").EnumerateArray().Any(Matches);
    }

    private bool Matches(JsonElement statement) =>
        statement.GetProperty("Effect").GetString() == "Allow"
        && Texts(statement.GetProperty(nameof(Action))).Any(a => IsLike(Action, a))
        && Texts(statement.GetProperty(nameof(Resource))).Any(r => IsLike(Resource, r))
        && (!statement.TryGetProperty("Condition", out var conditions) || conditions.EnumerateObject().All(Holds));

    private bool Holds(JsonProperty test) => test.Value.EnumerateObject().All(key => Holds(test.Name, key.Name, Texts(key.Value)));

    private bool Holds(string test, string key, List<string> allowed)
    {
        var given = Context.TryGetValue(key, out var values) ? values.Split(',') : null;
        return test switch
        {
            "StringEquals" => given is not null && given.Any(allowed.Contains),
            "StringLike" => given is not null && given.Any(g => allowed.Exists(a => IsLike(g, a))),
            "StringEqualsIfExists" => given is null || given.Any(allowed.Contains),
            "ForAllValues:StringEquals" => given is null || given.All(allowed.Contains),
            _ => throw new NotSupportedException(test),
        };
    }

    private static List<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];

    private static bool IsLike(string text, string pattern) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$");
}
