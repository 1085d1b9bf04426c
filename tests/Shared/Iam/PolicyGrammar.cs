using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlInfra.Tests.Shared.Iam;

/// <summary>The grammar of IAM policy documents: what AWS would refuse while it deploys.</summary>
// Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html (2026-11-21).
internal static partial class PolicyGrammar
{
    private static readonly string[] Document = ["Version", "Id", "Statement"];

    private static readonly string[] StatementKeys =
    [
        "Sid",
        "Effect",
        "Principal",
        "NotPrincipal",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
    ];

    private static readonly string[] PrincipalKinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    // Services whose actions and resources may stand in our policies. A typing mistake is none of them.
    private static readonly HashSet<string> Services =
    [
        .. Names("account autoscaling budgets ce cloudformation cloudtrail cloudwatch config dynamodb ec2 ec2messages ecr eks eks-auth"),
        .. Names(
            "elasticfilesystem elasticloadbalancing events fsx guardduty iam kms lambda logs organizations pricing rds rds-data rds-db route53"
        ),
        .. Names("s3 secretsmanager servicequotas sns sqs ssm ssmmessages sts tag"),
    ];

    /// <summary>What is wrong with a document whose placeholders were resolved.</summary>
    public static IEnumerable<string> Problems(string json, PolicyKind kind)
    {
        if (json.Contains("${", StringComparison.Ordinal) && !json.Contains("${aws:", StringComparison.Ordinal))
            yield return "a placeholder is left";
        using var document = Parse(json);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
        {
            yield return "no JSON object";
            yield break;
        }
        var root = document.RootElement;
        foreach (var key in Unknown(root, Document))
            yield return $"unknown key {key}";
        if (!root.TryGetProperty("Version", out var version) || !version.ValueEquals("2012-10-17"))
            yield return "Version is not 2012-10-17";
        if (!root.TryGetProperty("Statement", out var statements))
        {
            yield return "no Statement";
            yield break;
        }
        var all = Many(statements).ToList();
        if (all.Count == 0)
            yield return "no Statement";
        foreach (var problem in all.SelectMany(s => Statement(s, kind)).Concat(Sids(all)))
            yield return problem;
    }

    private static string[] Names(string services) => services.Split(' ');

    private static IEnumerable<string> Statement(JsonElement statement, PolicyKind kind) =>
        statement.ValueKind != JsonValueKind.Object
            ? ["a statement is no object"]
            :
            [
                .. Unknown(statement, StatementKeys).Select(key => $"unknown key {key}"),
                .. Effect(statement),
                .. OneOf(statement, "Principal", kind is not (PolicyKind.RoleInline or PolicyKind.Managed)).Concat(Principals(statement)),
                .. OneOf(statement, "Action", true).Concat(Texts(statement, "Action").SelectMany(Action)),
                .. OneOf(statement, "Resource", kind is not (PolicyKind.Trust or PolicyKind.Repository))
                    .Concat(Texts(statement, "Resource").SelectMany(Resource)),
                .. Conditions(statement),
            ];

    private static IEnumerable<string> Effect(JsonElement statement) =>
        statement.TryGetProperty("Effect", out var effect) && (effect.ValueEquals("Allow") || effect.ValueEquals("Deny"))
            ? []
            : ["Effect is neither Allow nor Deny"];

    // Such as Action or NotAction: exactly one where it must be, and none where it must not.
    private static IEnumerable<string> OneOf(JsonElement statement, string key, bool isWanted)
    {
        var count = (statement.TryGetProperty(key, out _) ? 1 : 0) + (statement.TryGetProperty($"Not{key}", out _) ? 1 : 0);
        return count == (isWanted ? 1 : 0) ? [] : [$"{key} stands {count} times"];
    }

    private static IEnumerable<string> Principals(JsonElement statement)
    {
        foreach (var key in new[] { "Principal", "NotPrincipal" })
        {
            if (!statement.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.String && value.ValueEquals("*"))
                continue;
            if (value.ValueKind != JsonValueKind.Object)
                yield return $"{key} is neither * nor an object";
            else
            {
                foreach (var kind in value.EnumerateObject())
                {
                    if (!PrincipalKinds.Contains(kind.Name))
                        yield return $"unknown kind of principal {kind.Name}";
                    foreach (var text in Many(kind.Value).Select(v => v.GetString() ?? ""))
                    {
                        if (!IsPrincipal(kind.Name, text))
                            yield return $"no {kind.Name} principal: {text}";
                    }
                }
            }
        }
    }

    private static bool IsPrincipal(string kind, string text) =>
        kind switch
        {
            "AWS" => text == "*" || Account().IsMatch(text) || (IsArn(text) && text.Split(':')[2] is "iam" or "sts"),
            "Service" => Service().IsMatch(text),
            // In the policy of an endpoint: whoever brings a token.
            "Federated" => text == "*" || IsArn(text) || text.Contains('.'),
            _ => text.Length > 0,
        };

    private static IEnumerable<string> Action(string action)
    {
        if (action != "*" && (!ActionForm().IsMatch(action) || !Services.Contains(action.Split(':')[0])))
            yield return $"no action: {action}";
    }

    private static IEnumerable<string> Resource(string resource)
    {
        if (resource != "*" && !IsArn(resource))
            yield return $"no ARN: {resource}";
    }

    private static bool IsArn(string text)
    {
        var parts = text.Split(':', 6);
        return parts.Length == 6
            && parts[0] == "arn"
            && parts[1] is "aws" or "aws-cn" or "aws-us-gov" or "*"
            && (Services.Contains(parts[2]) || parts[2] == "*")
            && Region().IsMatch(parts[3])
            && (parts[4] is "" or "*" or "aws" || Account().IsMatch(parts[4]))
            && parts[5].Length > 0
            // Buckets are the same for every region and account.
            && (parts[2] != "s3" || (parts[3].Length == 0 && parts[4].Length == 0));
    }

    private static IEnumerable<string> Conditions(JsonElement statement)
    {
        if (!statement.TryGetProperty("Condition", out var conditions))
            yield break;
        foreach (var by in conditions.EnumerateObject())
        {
            if (!Operator().IsMatch(by.Name))
                yield return $"unknown operator {by.Name}";
            foreach (var key in by.Value.EnumerateObject())
            {
                if (!ConditionKey().IsMatch(key.Name))
                    yield return $"no condition key: {key.Name}";
                if (
                    !Many(key.Value).Any()
                    || Many(key.Value).Any(v => v.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
                )
                    yield return $"no value of {key.Name}";
            }
        }
    }

    private static IEnumerable<string> Sids(List<JsonElement> statements)
    {
        var sids = statements.SelectMany(s => Texts(s, "Sid")).ToList();
        return sids.GroupBy(s => s)
            .Where(g => g.Count() > 1)
            .Select(g => $"Sid {g.Key} stands twice")
            .Concat(sids.Where(s => !Sid().IsMatch(s)).Select(s => $"no Sid: {s}"));
    }

    private static IEnumerable<string> Unknown(JsonElement of, string[] known) =>
        of.EnumerateObject().Select(p => p.Name).Where(name => !known.Contains(name));

    private static IEnumerable<string> Texts(JsonElement of, string key) =>
        of.ValueKind == JsonValueKind.Object
            ? new[] { key, $"Not{key}" }.SelectMany(k =>
                of.TryGetProperty(k, out var value)
                    ? Many(value).Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())
                    : []
            )
            : [];

    private static IEnumerable<JsonElement> Many(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex Account();

    [GeneratedRegex(@"^[a-z0-9.-]+\.amazonaws\.com$")]
    private static partial Regex Service();

    [GeneratedRegex(@"^[a-z0-9-]+:[A-Za-z0-9*?]+$")]
    private static partial Regex ActionForm();

    [GeneratedRegex(@"^(|\*|[a-z]{2}(-[a-z]+)+-\d)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Region();

    [GeneratedRegex(@"^[A-Za-z0-9 ._-]+$")]
    private static partial Regex Sid();

    [GeneratedRegex(@"^[A-Za-z0-9./_-]+:[A-Za-z0-9./_:-]+(\$\{[^}]+\})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ConditionKey();

    [GeneratedRegex(
        @"^(ForAllValues:|ForAnyValue:)?(Null|((String(Not)?(Equals(IgnoreCase)?|Like)|Numeric(Not)?Equals|Numeric(LessThan|GreaterThan)(Equals)?|Date(Not)?Equals|Date(LessThan|GreaterThan)(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?))$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Operator();
}
