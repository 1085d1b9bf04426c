using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;
using MlInfra.Components.Settings;

namespace MlInfra.Stacks.Model;

/// <summary>The model of the settings, read from the records that the components own.</summary>
internal static class SettingsModel
{
    private static readonly ConcurrentDictionary<Type, RecordType> Records = new();

    /// <summary>The model of a record.</summary>
    public static RecordType Of(Type record) => Records.GetOrAdd(record, Read);

    /// <summary>The type of a property, list element or map value.</summary>
    public static SettingType TypeOf(Type declared, PropertyInfo owner)
    {
        var clr = Nullable.GetUnderlyingType(declared) ?? declared;
        return clr switch
        {
            _ when clr == typeof(string) => new TextType(),
            _ when clr == typeof(int) => new IntegerType(),
            _ when clr == typeof(bool) => new BooleanType(),
            _ when clr == typeof(Secret) => new SecretType(),
            _ when clr.IsEnum => ChoiceType.Of(clr),
            _ when Arguments(clr, typeof(IReadOnlyList<>)) is [var item] => new ListType(TypeOf(item, owner), item),
            _ when Arguments(clr, typeof(IReadOnlyDictionary<,>)) is [var key, var value] && key == typeof(string) => new NamedMapType(
                TypeOf(value, owner),
                value
            ),
            _ when TypeDescriptor.GetConverter(clr).CanConvertFrom(typeof(string)) => new ConvertedType(clr),
            _ when clr is { IsClass: true, IsAbstract: false } && clr.GetConstructor(Type.EmptyTypes) is not null => Of(clr),
            _ => throw new NotSupportedException($"{owner.DeclaringType}.{owner.Name} is a {declared}: no setting can be one."),
        };
    }

    private static RecordType Read(Type record)
    {
        var defaults = Activator.CreateInstance(record)!;
        var properties = record.GetProperties().Where(property => property.CanWrite).ToList();
        if (properties.Find(property => property.GetValue(defaults) is ICollection { Count: > 0 }) is { } filled)
            throw new NotSupportedException($"{record}.{filled.Name}: the binder would append to this default; put it in defaults.yaml.");
        return new(record, [.. properties.Select(SettingProperty.Of)]);
    }

    private static Type[] Arguments(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments() : [];
}
