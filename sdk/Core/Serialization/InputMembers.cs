using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>One member marked [Input], with a fast way to read it.</summary>
internal sealed record InputMember(string MemberName, string FullName, InputAttribute Attribute, Func<object, object?> Get)
{
    public string Name => Attribute.Name;

    public object? GetChecked(InputArgs args)
    {
        var value = Get(args);
        if (value is null && Attribute.IsRequired)
            throw new ArgumentNullException(MemberName, $"{FullName} is required but was not given a value");
        return value;
    }
}

/// <summary>The members marked [Input] of each args class.</summary>
internal static class InputMembers
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, InputMember[]> Known = new();

    public static InputMember[] Of(Type type) => Known.GetOrAdd(type, Read);

    private static InputMember[] Read(Type type)
    {
        var fields =
            from field in type.GetFields(All)
            where field.IsDefined(typeof(InputAttribute))
            select Create(type, field, field.GetValue);
        var properties =
            from property in type.GetProperties(All)
            where property.IsDefined(typeof(InputAttribute))
            select Create(type, property, Getter(property));
        return fields.Concat(properties).ToArray();
    }

    private static InputMember Create(Type type, MemberInfo member, Func<object, object?> get) =>
        new(member.Name, $"[Input] {type.FullName}.{member.Name}", member.GetCustomAttribute<InputAttribute>()!, get);

    private static Func<object, object?> Getter(PropertyInfo property) =>
        BackingFields.Of(property) is { } field ? field.GetValue : property.GetValue;
}
