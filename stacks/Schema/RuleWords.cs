using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Model;

namespace MlInfra.Stacks.Schema;

/// <summary>Rules on values in the words of JSON Schema. A rule that it has no word for is left to loading.</summary>
internal static class RuleWords
{
    public static void Write(JsonObject node, SettingType type, IEnumerable<SettingRule> rules, bool isNullable)
    {
        foreach (var rule in rules)
            Write(node, type, rule.Source, isNullable);
    }

    private static void Write(JsonObject node, SettingType type, ValidationAttribute rule, bool isNullable)
    {
        switch (rule)
        {
            case RangeAttribute range:
                node["minimum"] = JsonSerializer.SerializeToNode(range.Minimum);
                node["maximum"] = JsonSerializer.SerializeToNode(range.Maximum);
                break;
            case LengthAttribute length:
                Size(node, type, length.MinimumLength, length.MaximumLength);
                break;
            case MinLengthAttribute min:
                Size(node, type, min.Length, null);
                break;
            case MaxLengthAttribute max:
                Size(node, type, 0, max.Length);
                break;
            case RegularExpressionAttribute regex:
                node["pattern"] = EcmaPattern.Of(regex.Pattern);
                break;
            case CidrSizeAttribute size:
                node["pattern"] = CidrPattern.Of(size.Largest, size.Smallest);
                break;
            case AllowedValuesAttribute allowed:
                node["enum"] = LeafWords.OneOf(allowed.Values.OfType<object>(), isNullable);
                break;
        }
    }

    private static void Size(JsonObject node, SettingType type, int min, int? max)
    {
        var unit = type switch
        {
            ListType => "Items",
            NamedMapType => "Properties",
            _ => "Length",
        };
        // Maps merge by key: the entries that are missing in this file may stand in another one.
        if (min > 0 && type is not NamedMapType)
            node[$"min{unit}"] = min;
        if (max is not null)
            node[$"max{unit}"] = max;
    }
}
