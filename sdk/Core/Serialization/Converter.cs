using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>Turns what a mock returned into the type of an output property.</summary>
internal static class Converter
{
    private static readonly ConcurrentDictionary<Type, Func<object?, object?>> Known = new();

    public static object? Convert(object? value, Type target) => Known.GetOrAdd(target, Plan)(value);

    private static Func<object?, object?> Plan(Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        var none = target.IsValueType ? Activator.CreateInstance(target) : null;
        var convert = PlanValue(type);
        return value => value is null ? none : convert(value);
    }

    private static Func<object, object?> PlanValue(Type type)
    {
        if (type == typeof(object))
            return value => value;
        if (type == typeof(int))
            return value => checked((int)Expect<double>(value));
        if (type == typeof(JsonElement))
            return value => JsonSerializer.SerializeToElement(value);
        if (type.IsEnum)
            return value => Enum.ToObject(type, (int)Expect<double>(value));
        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return value => EnumTypes.Of(type).FromWire(Convert(value, EnumTypes.Of(type).WireType)!);
        if (type.IsDefined(typeof(OutputTypeAttribute)))
            return PlanObject(type);
        if (typeof(Resource).IsAssignableFrom(type))
            return value => Expect(type, value is ResourceReference reference && !type.IsInstanceOfType(value) ? reference.Origin : value);
        return type.IsGenericType ? PlanGeneric(type) : value => Expect(type, value);
    }

    private static Func<object, object?> PlanGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var maker =
            definition == typeof(ImmutableArray<>) ? nameof(PlanList)
            : definition == typeof(ImmutableDictionary<,>) ? nameof(PlanMap)
            : definition == typeof(Union<,>) ? nameof(PlanUnion)
            : throw new ConversionException($"{type.FullName} is not a supported type of an output.");
        var arguments = definition == typeof(ImmutableDictionary<,>) ? type.GenericTypeArguments[1..] : type.GenericTypeArguments;
        var method = typeof(Converter).GetMethod(maker, BindingFlags.Static | BindingFlags.NonPublic)!;
        return method.MakeGenericMethod(arguments).CreateDelegate<Func<object, object?>>();
    }

    private static object PlanList<T>(object value) =>
        Expect<ImmutableArray<object?>>(value).Select(v => (T)Convert(v, typeof(T))!).ToImmutableArray();

    private static object PlanMap<T>(object value) =>
        Expect<ImmutableDictionary<string, object>>(value).ToImmutableDictionary(e => e.Key, e => (T)Convert(e.Value, typeof(T))!);

    private static object PlanUnion<T0, T1>(object value)
    {
        try
        {
            return Union<T0, T1>.FromT0((T0)Convert(value, typeof(T0))!);
        }
        catch (ConversionException)
        {
            return Union<T0, T1>.FromT1((T1)Convert(value, typeof(T1))!);
        }
    }

    private static Func<object, object?> PlanObject(Type type)
    {
        var constructor =
            type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)))
            ?? throw new ConversionException($"{type.FullName} is marked [OutputType] but has no [OutputConstructor].");
        var parameters = constructor
            .GetParameters()
            .Select(p => (Name: p.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? p.Name!, Type: p.ParameterType))
            .ToArray();
        return value =>
        {
            var map = Expect<ImmutableDictionary<string, object>>(value);
            return constructor.Invoke(Array.ConvertAll(parameters, p => Convert(map.GetValueOrDefault(p.Name), p.Type)));
        };
    }

    private static T Expect<T>(object value) => value is T expected ? expected : throw Unexpected(typeof(T), value);

    private static object Expect(Type type, object value) => type.IsInstanceOfType(value) ? value : throw Unexpected(type, value);

    private static ConversionException Unexpected(Type expected, object value) =>
        new($"Expected {expected.FullName} but got {value.GetType().FullName}");
}

[SuppressMessage("Roslynator", "RCS1194", Justification = "Internal; made in one place.")]
internal sealed class ConversionException(string message) : Exception(message);
