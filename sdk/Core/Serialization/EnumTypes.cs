using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>How a struct marked [EnumType] becomes its text or number, and back.</summary>
internal sealed class EnumTypes
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, EnumTypes> Known = new();

    private readonly ConstructorInfo _make;
    private readonly MethodInfo _toWire;

    private EnumTypes(Type type)
    {
        _make =
            type.GetConstructors(All & ~BindingFlags.Static).FirstOrDefault(c => c.GetParameters().Length == 1)
            ?? throw new InvalidOperationException($"{type.FullName} is marked [EnumType] but has no constructor with one argument.");
        WireType = _make.GetParameters()[0].ParameterType;
        _toWire =
            type.GetMethods(All).FirstOrDefault(m => m.Name == "op_Explicit" && m.ReturnType == WireType)
            ?? throw new InvalidOperationException(
                $"{type.FullName} is marked [EnumType] but has no explicit conversion to {WireType.Name}."
            );
    }

    public Type WireType { get; }

    public static EnumTypes Of(Type type) => Known.GetOrAdd(type, static t => new EnumTypes(t));

    public object? ToWire(object value) => _toWire.Invoke(null, [value]);

    public object FromWire(object value) => _make.Invoke([value]);
}
