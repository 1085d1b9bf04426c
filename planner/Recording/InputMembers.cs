using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>A member of an arguments class that goes to the engine.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="IsJson">Whether it goes as one JSON text.</param>
/// <param name="Read">Reads it from an instance.</param>
internal sealed record InputMember(string Name, bool IsJson, Func<object, object?> Read);

/// <summary>
/// The members of arguments classes, by reflection, private fields included: the public getters of lists and maps create the collection,
/// and an empty collection is not the same as none.
/// </summary>
internal static class InputMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> Cache = new();

    public static ImmutableArray<InputMember> Of(Type type) => Cache.GetOrAdd(type, t => [.. Find(t)]);

    private static IEnumerable<InputMember> Find(Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (var member in at.GetMembers(Declared))
            {
                var attribute = member.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(InputAttribute));
                if (attribute is not null && Reader(member) is { } read)
                    yield return new InputMember(WireName(attribute), IsJson(attribute), read);
            }
        }
    }

    // The attribute has no public properties; what it was constructed with is public.
    private static string WireName(CustomAttributeData attribute) => (string)attribute.ConstructorArguments[0].Value!;

    private static bool IsJson(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Count > 2 && attribute.ConstructorArguments[2].Value is true;

    private static Func<object, object?>? Reader(MemberInfo member) =>
        member switch
        {
            FieldInfo field => field.GetValue,
            // An accessor would be compiled to be called once: the field behind it is read instead.
            PropertyInfo { CanRead: true } property => BackingField(property) is { } field ? field.GetValue : property.GetValue,
            _ => null,
        };

    private static FieldInfo? BackingField(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
