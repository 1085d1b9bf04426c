using System.Reflection;

namespace Pulumi;

/// <summary>
/// The field behind an automatic property. Reading and writing it by reflection needs no code to be compiled, unlike an accessor, and a
/// plan touches thousands of properties once: start-up is most of its time.
/// </summary>
internal static class BackingFields
{
    public static FieldInfo? Of(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
