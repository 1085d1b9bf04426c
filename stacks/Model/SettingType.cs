using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Model;

/// <summary>What a setting may be. Knows types only; rules on values stand in <see cref="SettingRule"/>.</summary>
internal abstract record SettingType
{
    /// <summary>What is allowed, for messages.</summary>
    public abstract string Form { get; }
}

/// <summary>A map with the keys of a record.</summary>
internal sealed record RecordType(Type Clr, IReadOnlyList<SettingProperty> Properties) : SettingType
{
    public override string Form => "a map of settings";

    public SettingProperty? Find(string key) => Properties.FirstOrDefault(property => property.Key == key);

    public IEnumerable<string> Keys => Properties.Select(property => property.Key);
}

/// <summary>A map with names of the user's choice.</summary>
internal sealed record NamedMapType(SettingType Value, Type ValueClr) : SettingType
{
    public override string Form => "a map by name";
}

/// <summary>A list.</summary>
internal sealed record ListType(SettingType Item, Type ItemClr) : SettingType
{
    public override string Form => "a list";
}

/// <summary>A secret.</summary>
internal sealed record SecretType : SettingType
{
    public override string Form => "an encrypted value, { secure: ... }";
}

/// <summary>A single value.</summary>
internal abstract record LeafType : SettingType
{
    /// <summary>The value that a scalar stands for, or why it does not stand for any.</summary>
    public abstract LeafReading Read(YamlScalar scalar);
}

/// <summary>A scalar read as its setting's type.</summary>
/// <param name="Value">The value. Null: the scalar has none of this type.</param>
/// <param name="Flat">The value as the configuration binder reads it.</param>
/// <param name="Rule">Which rule was broken, where there is no value.</param>
/// <param name="Fix">What to do, where there is no value.</param>
internal sealed record LeafReading(object? Value, string Flat, string Rule, string Fix)
{
    public static LeafReading Of(object value, string flat) => new(value, flat, "", "");

    public static LeafReading WrongType(string fix) => new(null, "", "settings/wrong-type", fix);

    public static LeafReading Broken(string rule, string fix) => new(null, "", rule, fix);
}
