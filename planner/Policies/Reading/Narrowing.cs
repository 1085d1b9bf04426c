namespace MlInfra.Planner.Policies.Reading;

/// <summary>Conditions that make of everybody somebody.</summary>
internal static class Narrowing
{
    // Keys whose value says who asks, or from where.
    private static readonly string[] Keys =
    [
        "aws:PrincipalArn",
        "aws:PrincipalAccount",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SourceIp",
        "kms:CallerAccount",
    ];

    // Comparisons that hold for everybody but one, or where the key is missing, narrow nothing.
    public static bool IsNarrow(PolicyStatement statement) =>
        statement.Conditions.Any(condition =>
            Keys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
            && !condition.Operator.Contains("Not", StringComparison.Ordinal)
            && !condition.Operator.EndsWith("IfExists", StringComparison.Ordinal)
            && condition.Operator != "Null"
            && !condition.Values.Any(value => value is "*" or "0.0.0.0/0" or "::/0")
        );
}
