using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>A member of an arguments class that goes to the engine.</summary>
internal sealed class InputMember(MemberInfo member, FieldInfo? field)
{
    // Looked at for the few members of a large class that a program sets.
    private readonly Lazy<IList<CustomAttributeTypedArgument>> _attribute = new(() =>
        member.GetCustomAttributesData().First(a => a.AttributeType == typeof(InputAttribute)).ConstructorArguments
    );

    /// <summary>Its name on the wire. The attribute has no public properties; what it was constructed with is public.</summary>
    public string Name => (string)_attribute.Value[0].Value!;

    /// <summary>Whether it goes as one JSON text.</summary>
    public bool IsJson => _attribute.Value.Count > 2 && _attribute.Value[2].Value is true;

    /// <summary>Reads it. The field behind a property is read, since an accessor would be compiled to be called once.</summary>
    public object? Read(object args) => field is not null ? field.GetValue(args) : ((PropertyInfo)member).GetValue(args);
}

/// <summary>
/// The members of arguments classes, by reflection, private fields included: the public getters of lists and maps create the collection,
/// and an empty collection is not the same as none.
/// </summary>
internal static class InputMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> Cache = new();

    public static ImmutableArray<InputMember> Of(Type type) => Cache.GetOrAdd(type, t => [.. Find(t)]);

    private static IEnumerable<InputMember> Find(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (var field in at.GetFields(Declared).Where(IsInput))
                yield return new InputMember(field, field);
            foreach (var property in at.GetProperties(Declared).Where(IsInput))
                yield return new InputMember(property, at.GetField($"<{property.Name}>k__BackingField", Declared));
        }
    }

    private static bool IsInput(MemberInfo member) => member.IsDefined(typeof(InputAttribute), inherit: false);
}
