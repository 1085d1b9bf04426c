using System.Reflection;

namespace Pulumi;

/// <summary>The outputs that a component or stack declares.</summary>
internal static class OutputProperties
{
    public static Dictionary<string, object?> Read(Resource resource)
    {
        var properties = resource.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public);
        var outputs = properties.Where(p => p.IsDefined(typeof(OutputAttribute))).ToList();
        var wrong = outputs.Where(p => !IsOutput(p.PropertyType)).Select(OutputMembers.NameOf).ToList();
        if (wrong.Count > 0)
            throw new RunException(
                $"Output(s) '{string.Join(", ", wrong)}' have incorrect type. Properties marked [Output] must be of type Output<T>."
            );
        if (outputs.Find(p => p.GetSetMethod(nonPublic: true) is null) is { } fixedOne)
            throw new InvalidOperationException($"{OutputMembers.FullName(fixedOne)} did not have a 'set' method");
        return outputs.ToDictionary(OutputMembers.NameOf, p => p.GetValue(resource));
    }

    private static bool IsOutput(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>);
}
