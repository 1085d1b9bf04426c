using System.Collections;
using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Stacks.Model;

/// <summary>A rule on one value.</summary>
/// <param name="Id">Rule id.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Holds">Whether a value keeps the rule.</param>
/// <param name="Fix">What to do about a value that does not; the key is the first argument.</param>
/// <param name="Source">Where its bounds stand.</param>
internal sealed record SettingRule(
    string Id,
    string Allowed,
    Func<object, bool> Holds,
    Func<string, object, string> Fix,
    ValidationAttribute Source
);

/// <summary>The rules of a property: on the value as a whole, and for lists on each element.</summary>
internal sealed record SettingRules(IReadOnlyList<SettingRule> OnValue, IReadOnlyList<SettingRule> OnElements)
{
    public static readonly SettingRules None = new([], []);

    public SettingRules ForElement => new(OnElements, []);

    public static SettingRules Of(SettingType type, IEnumerable<ValidationAttribute> attributes)
    {
        var rules = attributes.Select(attribute => (isSize: IsSize(attribute), rule: RuleOf(attribute, type))).ToList();
        var onElements = type is ListType;
        return new(
            [.. rules.Where(pair => pair.isSize || !onElements).Select(pair => pair.rule)],
            [.. rules.Where(pair => !pair.isSize && onElements).Select(pair => pair.rule)]
        );
    }

    private static bool IsSize(ValidationAttribute attribute) => attribute is LengthAttribute or MinLengthAttribute or MaxLengthAttribute;

    private static SettingRule RuleOf(ValidationAttribute attribute, SettingType type) =>
        attribute switch
        {
            RangeAttribute range => Range(range),
            LengthAttribute length => Size(length, type, length.MinimumLength, length.MaximumLength),
            MinLengthAttribute min => Size(min, type, min.Length, null),
            MaxLengthAttribute max => Size(max, type, 0, max.Length),
            CidrSizeAttribute size => CidrSize(size),
            AllowedValuesAttribute allowed => Allowed(allowed),
            _ => Plain(attribute),
        };

    private static SettingRule Range(RangeAttribute range)
    {
        var allowed = $"a whole number from {range.Minimum} to {range.Maximum}";
        return new("settings/out-of-range", allowed, range.IsValid, Fix, range);

        string Fix(string key, object value) =>
            Comparer.DefaultInvariant.Compare(value, range.Minimum) < 0
                ? $"Set {key} to {range.Minimum} or more."
                : $"Set {key} to {range.Maximum} or less.";
    }

    private static SettingRule Size(ValidationAttribute source, SettingType type, int min, int? max)
    {
        var unit = type switch
        {
            ListType => "elements",
            NamedMapType => "entries",
            _ => "characters",
        };
        return new("settings/length", Span(min, max, unit), value => SizeOf(value) >= min && !(SizeOf(value) > max), Fix, source);

        string Fix(string key, object value) =>
            SizeOf(value) < min ? $"Give {key} at least {min} {Unit(unit, min)}." : $"Give {key} at most {max} {Unit(unit, max ?? 0)}.";
    }

    private static int SizeOf(object value) => value is string text ? text.Length : ((ICollection)value).Count;

    private static string Span(int min, int? max, string unit) =>
        (min, max) switch
        {
            (_, null) => $"at least {min} {Unit(unit, min)}",
            (0, _) => $"at most {max} {Unit(unit, max.Value)}",
            _ => $"{min} to {max} {unit}",
        };

    private static string Unit(string plural, int count) =>
        (count, plural) switch
        {
            (1, "entries") => "entry",
            (1, _) => plural[..^1],
            _ => plural,
        };

    private static SettingRule CidrSize(CidrSizeAttribute size) =>
        new(
            "settings/cidr-size",
            size.FormatErrorMessage(""),
            size.IsValid,
            (_, value) =>
                value is Cidr cidr && cidr.PrefixLength > size.Smallest
                    ? $"Take a larger network: /{size.Smallest} or a smaller number after the slash."
                    : $"Take a smaller network: /{size.Largest} or a larger number after the slash.",
            size
        );

    private static SettingRule Allowed(AllowedValuesAttribute allowed)
    {
        var texts = allowed.Values.OfType<object>().Select(value => $"{value}").ToList();
        var form = $"one of {string.Join(", ", texts)}";
        return new(
            "settings/unknown-value",
            form,
            allowed.IsValid,
            (_, value) => $"{Nearest.Hint($"{value}", texts)}Write {form}.",
            allowed
        );
    }

    private static SettingRule Plain(ValidationAttribute attribute)
    {
        var allowed = attribute is RegularExpressionAttribute { ErrorMessage: null } pattern
            ? $"a text of the form {pattern.Pattern}"
            : attribute.FormatErrorMessage("the value");
        return new("settings/pattern", allowed, Holds, (_, _) => $"Write {allowed}.", attribute);

        // The attribute takes an empty text for none, and so for right.
        bool Holds(object value) => value is not "" && attribute.IsValid(value);
    }
}
