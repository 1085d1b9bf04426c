using System.Reflection;

namespace Pulumi.Offline.Tests.Generated;

/// <summary>Args of any type with something in every required input.</summary>
internal static class Samples
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static ResourceArgs Args(Type type)
    {
        var args = (ResourceArgs)Activator.CreateInstance(type)!;
        foreach (var member in type.GetMembers(Everything).Where(IsRequired))
        {
            var name = member.Name.TrimStart('_');
            var property = type.GetProperty(name, Everything | BindingFlags.IgnoreCase)!;
            // A list or map comes to be when it is first read.
            _ = property.GetValue(args) ?? Fill(args, property);
        }
        return args;
    }

    private static object Fill(ResourceArgs args, PropertyInfo property)
    {
        var conversion = property.PropertyType.GetMethods().First(IsConversion);
        var value = conversion.Invoke(null, [Value(conversion.GetParameters()[0].ParameterType)])!;
        property.SetValue(args, value);
        return value;
    }

    private static bool IsConversion(MethodInfo method) =>
        method.Name == "op_Implicit"
        && method.ReturnType == method.DeclaringType
        && method.GetParameters()[0].ParameterType is var from
        && (from == typeof(string) || from.IsPrimitive || from.IsAssignableTo(typeof(ResourceArgs)));

    private static object Value(Type type) =>
        type == typeof(string) ? "text"
        : type.IsPrimitive ? Convert.ChangeType(1, type)
        : Args(type);

    private static bool IsRequired(MemberInfo member) =>
        member
            .GetCustomAttributesData()
            .Any(attribute => attribute.AttributeType == typeof(InputAttribute) && (bool)attribute.ConstructorArguments[1].Value!);
}
