using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi;

/// <summary>One property marked [Output] of a resource class.</summary>
internal abstract class OutputMember
{
    public string Name { get; set; } = null!;

    /// <summary>Writes the property.</summary>
    public Action<object, object?> Write { get; set; } = null!;

    /// <summary>Sets the property to an output made from what the mock returned; null when it returned nothing.</summary>
    public abstract void Set(Resource resource, OutputData<object?>? data, bool isDryRun);

    public abstract void SetLater(Resource resource, Task<Registration> registration, int index, bool isDryRun);
}

internal sealed class OutputMember<T> : OutputMember
{
    public override void Set(Resource resource, OutputData<object?>? data, bool isDryRun) =>
        Write(resource, new Output<T>(Convert(resource, data, isDryRun)));

    public override void SetLater(Resource resource, Task<Registration> registration, int index, bool isDryRun) =>
        Write(resource, Output<T>.Later(ConvertLaterAsync(resource, registration, index, isDryRun)));

    private static async Task<OutputData<T>> ConvertLaterAsync(
        Resource resource,
        Task<Registration> registration,
        int index,
        bool isDryRun
    ) => Convert(resource, (await registration).Outputs[index], isDryRun);

    private static OutputData<T> Convert(Resource resource, OutputData<object?>? given, bool isDryRun)
    {
        var dependencies = Dependencies.On(resource);
        if (given is not { } data)
            return new(default!, IsKnown: !isDryRun, IsSecret: false, dependencies);
        if (!data.IsKnown)
            return new(default!, IsKnown: false, data.IsSecret, dependencies);
        try
        {
            return new((T)Converter.Convert(data.Value, typeof(T))!, IsKnown: true, data.IsSecret, dependencies);
        }
        catch (ConversionException e)
        {
            // A value of the wrong type is a warning, not a failure: what providers return does not always match their schema.
            Log.Warn(e.Message, resource);
            return new(default!, IsKnown: true, data.IsSecret, dependencies);
        }
    }
}

internal static class OutputMembers
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, OutputMember[]> Known = new();

    public static OutputMember[] Of(Type type) => Known.GetOrAdd(type, Read);

    public static string NameOf(PropertyInfo property) => property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name;

    public static Type ValueType(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Output<>)
            ? type.GenericTypeArguments[0]
            : throw new InvalidOperationException($"{FullName(property)} was not an Output<T>");

    public static string FullName(PropertyInfo property) => $"[Output] {property.DeclaringType!.FullName}.{property.Name}";

    private static OutputMember[] Read(Type type) =>
        type.GetProperties(All).Where(p => p.IsDefined(typeof(OutputAttribute))).Select(Create).ToArray();

    private static OutputMember Create(PropertyInfo property)
    {
        var member = (OutputMember)Activator.CreateInstance(typeof(OutputMember<>).MakeGenericType(ValueType(property)))!;
        (member.Name, member.Write) = (NameOf(property), Writer(property));
        return member;
    }

    private static Action<object, object?> Writer(PropertyInfo property)
    {
        // A private setter is visible only on the class that declares it.
        var declared = property.DeclaringType!.GetProperty(property.Name, All | BindingFlags.DeclaredOnly);
        if (declared?.GetSetMethod(nonPublic: true) is null)
            throw new InvalidOperationException($"{FullName(property)} did not have a 'set' method");
        return BackingFields.Of(property) is { } field ? field.SetValue : declared.SetValue;
    }
}
