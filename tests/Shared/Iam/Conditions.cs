using System.Globalization;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Tests.Shared.Iam;

/// <summary>Conditions of statements, with the operators that our policies use. Another one is refused, so that no proof rests on it.</summary>
internal static class Conditions
{
    public static bool Hold(PolicyStatement statement, AccessRequest request) => statement.Conditions.All(c => Holds(c, request));

    private static bool Holds(PolicyCondition condition, AccessRequest request)
    {
        var given = request.Context.GetValueOrDefault(condition.Key);
        var name = condition.Operator;
        if (name == "Null")
            return condition.Values.Any(v => v == "true") == given is null;
        if (name.StartsWith("ForAllValues:", StringComparison.Ordinal))
            return given is null || given.Split(',').All(one => Compare(name["ForAllValues:".Length..], condition, one));
        if (name.StartsWith("ForAnyValue:", StringComparison.Ordinal))
            return given is not null && given.Split(',').Any(one => Compare(name["ForAnyValue:".Length..], condition, one));
        if (name.EndsWith("IfExists", StringComparison.Ordinal))
            return given is null || Compare(name[..^"IfExists".Length], condition, given);
        return Compare(name, condition, given);
    }

    // A key that is missing is equal to nothing.
    private static bool Compare(string name, PolicyCondition condition, string? given)
    {
        if (name.Contains("Not", StringComparison.Ordinal))
            return given is null || !Compare(name.Replace("Not", "", StringComparison.Ordinal), condition, given);
        return given is not null && condition.Values.Any(value => Matches(name, value, given));
    }

    private static bool Matches(string name, string value, string given) =>
        name switch
        {
            "StringEquals" => value == given,
            "StringEqualsIgnoreCase" or "Bool" => string.Equals(value, given, StringComparison.OrdinalIgnoreCase),
            "StringLike" or "ArnLike" or "ArnEquals" => Wildcard.Matches(value, given),
            "NumericLessThan" => Number(given) < Number(value),
            "NumericLessThanEquals" => Number(given) <= Number(value),
            "NumericGreaterThan" => Number(given) > Number(value),
            "NumericGreaterThanEquals" => Number(given) >= Number(value),
            "NumericEquals" => Number(given).Equals(Number(value)),
            _ => throw new NotSupportedException($"The evaluator does not know the operator {name}: add it to {nameof(Conditions)}."),
        };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
