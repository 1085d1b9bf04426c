using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Model;

internal sealed record TextType : LeafType
{
    public override string Form => "a text";

    public override LeafReading Read(YamlScalar scalar) =>
        scalar.Meaning == ScalarMeaning.Text
            ? LeafReading.Of(scalar.Text, scalar.Text)
            : LeafReading.WrongType($"Put it in quotes: \"{ProblemText.Quote(scalar.Text)}\".");
}

internal sealed record IntegerType : LeafType
{
    public override string Form => "a whole number";

    public override LeafReading Read(YamlScalar scalar)
    {
        var number = scalar.Meaning == ScalarMeaning.WholeNumber;
        if (number && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return HasLeadingZero(scalar.Text) ? WithoutZero(value) : LeafReading.Of(value, value.ToString(CultureInfo.InvariantCulture));
        if (number && IsDecimal(scalar.Text))
            return LeafReading.Broken("settings/out-of-range", "Write a smaller number.");
        return LeafReading.WrongType(IsQuotedNumber(scalar) ? "Write the number without quotes." : "Write digits only, such as 3.");
    }

    // The engine's own reader takes 010 for octal 8.
    private static bool HasLeadingZero(string text) => text.TrimStart('+', '-') is { Length: > 1 } digits && digits[0] == '0';

    private static LeafReading WithoutZero(int value) =>
        LeafReading.WrongType($"Write {value}: with a leading zero some readers take it for octal.");

    private static bool IsDecimal(string text) => text.TrimStart('+', '-').All(char.IsAsciiDigit);

    private static bool IsQuotedNumber(YamlScalar scalar) => scalar.Meaning == ScalarMeaning.Text && int.TryParse(scalar.Text, out _);
}

internal sealed record BooleanType : LeafType
{
    public override string Form => "true or false";

    public override LeafReading Read(YamlScalar scalar)
    {
        if (scalar.Meaning != ScalarMeaning.Boolean)
            return LeafReading.WrongType(FixFor(scalar.Text));
        var value = scalar.Text[0] is 't' or 'T';
        return LeafReading.Of(value, value ? "true" : "false");
    }

    private static string FixFor(string text) =>
        text.ToLowerInvariant() switch
        {
            "yes" or "on" or "y" => "Write true: yes and on are texts in YAML 1.2.",
            "no" or "off" or "n" => "Write false: no and off are texts in YAML 1.2.",
            "true" or "false" => "Write it without quotes.",
            _ => "Write true or false.",
        };
}

/// <summary>An enum, written in kebab-case.</summary>
internal sealed record ChoiceType(Type Clr, ImmutableArray<string> Texts) : LeafType
{
    private readonly string[] _names = Enum.GetNames(Clr);

    public override string Form => Texts.Length == 1 ? Texts[0] : $"one of {string.Join(", ", Texts)}";

    public static ChoiceType Of(Type clr) => new(clr, [.. Enum.GetNames(clr).Select(CaseForms.Kebab)]);

    public override LeafReading Read(YamlScalar scalar)
    {
        var index = Texts.IndexOf(scalar.Text);
        return index < 0
            ? LeafReading.Broken("settings/unknown-value", $"{Nearest.Hint(scalar.Text, Texts)}Write {Form}.")
            : LeafReading.Of(_names[index], _names[index]);
    }
}

/// <summary>A type of the components with a converter from text, such as a CIDR.</summary>
internal sealed record ConvertedType(Type Clr) : LeafType
{
    private readonly TypeConverter _converter = TypeDescriptor.GetConverter(Clr);

    /// <summary>The type's own words: its public constant <c>Form</c>.</summary>
    public override string Form { get; } = Clr.GetField("Form")?.GetRawConstantValue() as string ?? $"a {CaseForms.Kebab(Clr.Name)}";

    public override LeafReading Read(YamlScalar scalar)
    {
        if (scalar.Meaning != ScalarMeaning.Text)
            return LeafReading.WrongType($"Write {Form}.");
        try
        {
            return LeafReading.Of(_converter.ConvertFromInvariantString(scalar.Text)!, scalar.Text);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException)
        {
            return LeafReading.Broken($"settings/{CaseForms.Kebab(Clr.Name)}", $"Write {Form}.");
        }
    }
}
