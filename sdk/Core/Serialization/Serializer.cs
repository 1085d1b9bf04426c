using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// Turns what a program passes into what a mock sees: numbers are doubles, lists immutable arrays, maps immutable dictionaries;
/// one unknown part makes the whole unknown.
/// </summary>
internal static class Serializer
{
    public static ValueTask<OutputData<object?>> SerializeAsync(object? value) =>
        value switch
        {
            null or string or bool or double or AssetOrArchive => Done(value),
            int number => Done((double)number),
            IInput input => SerializeOutputAsync(input.ToUntypedOutput()),
            IOutput output => SerializeOutputAsync(output),
            Resource resource => SerializeResourceAsync(resource),
            InputArgs args => SerializeArgsAsync(args),
            JsonElement json => Done(JsonText.Read(json)),
            JsonDocument json => Done(JsonText.Read(json.RootElement)),
            IUnion union => SerializeAsync(union.Value),
            Enum number => Done(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
            IDictionary map => SerializeMapAsync(map),
            IList list => IsDefaultArray(list) ? Done(null) : SerializeListAsync(list),
            Task => throw new InvalidOperationException($"{Name(value)} is not supported: wrap your Task in an Output."),
            _ => SerializeByType(value),
        };

    /// <summary>The inputs of a resource by name; what is unknown or null is left out.</summary>
    public static async ValueTask<ImmutableDictionary<string, object>> SerializeInputsAsync(string owner, ResourceArgs args)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, read) in Entries(args))
        {
            var data = await SerializePropertyAsync(owner, name, read);
            if (data is { IsKnown: true, Value: { } value })
                inputs.Add(name, value);
        }
        return inputs.ToImmutable();
    }

    public static async ValueTask<OutputData<object?>> SerializePropertyAsync(string owner, string name, object? value)
    {
        try
        {
            return await SerializeAsync(value);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"serializing property \"{name}\" of {owner}: {e.Message}", e);
        }
    }

    private static ValueTask<OutputData<object?>> Done(object? value) => new(OutputData<object?>.Of(value));

    private static IEnumerable<(string Name, object? Value)> Entries(InputArgs args)
    {
        if (args is DictionaryResourceArgs { Dictionary: { } dictionary })
            return dictionary.Select(e => (e.Key, e.Value));
        return InputMembers
            .Of(args.GetType())
            .Select(m => (m.Name, m.Attribute.IsJson ? JsonText.Of(m.GetChecked(args)) : m.GetChecked(args)));
    }

    private static async ValueTask<OutputData<object?>> SerializeOutputAsync(IOutput output)
    {
        var data = await output.GetObjectDataAsync();
        return data.IsKnown ? data.Then(await SerializeAsync(data.Value)) : data;
    }

    private static async ValueTask<OutputData<object?>> SerializeResourceAsync(Resource resource)
    {
        var urn = await resource.Urn.GetDataAsync();
        var id = resource is CustomResource custom ? await custom.Id.GetDataAsync() : default;
        return urn.With<object?>(new ResourceReference(resource, urn.Value, id));
    }

    private static async ValueTask<OutputData<object?>> SerializeArgsAsync(InputArgs args)
    {
        var map = new MapBuilder();
        foreach (var (name, value) in Entries(args))
            map.Add(name, await SerializeAsync(value));
        return map.ToData();
    }

    private static async ValueTask<OutputData<object?>> SerializeMapAsync(IDictionary values)
    {
        var map = new MapBuilder();
        foreach (DictionaryEntry entry in values)
        {
            var key =
                entry.Key as string ?? throw new InvalidOperationException($"{Name(values)} is not supported: its keys are not text.");
            map.Add(key, await SerializeAsync(entry.Value));
        }
        return map.ToData();
    }

    private static async ValueTask<OutputData<object?>> SerializeListAsync(IList values)
    {
        var marks = OutputData<ValueTuple>.Of(default);
        var list = ImmutableArray.CreateBuilder<object?>(values.Count);
        foreach (var value in values)
        {
            var data = await SerializeAsync(value);
            list.Add(data.Value);
            marks = marks.Then(data.With(default(ValueTuple)));
        }
        return marks.With<object?>(list.MoveToImmutable());
    }

    private static ValueTask<OutputData<object?>> SerializeByType(object value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return Done(EnumTypes.Of(type).ToWire(value));
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            throw new InvalidOperationException($"{Name(value)} is not a supported argument type.");
        var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public).Where(f => f.IsInitOnly);
        return SerializeMapAsync(fields.ToDictionary(f => char.ToLowerInvariant(f.Name[0]) + f.Name[1..], f => f.GetValue(value)));
    }

    private static bool IsDefaultArray(IList list) =>
        list is ValueType && list.GetHashCode() == 0 && list.Equals(Activator.CreateInstance(list.GetType()));

    private static string Name(object value) => value.GetType().FullName ?? value.GetType().Name;

    private sealed class MapBuilder
    {
        private readonly ImmutableDictionary<string, object>.Builder _map = ImmutableDictionary.CreateBuilder<string, object>();
        private OutputData<ValueTuple> _marks = OutputData<ValueTuple>.Of(default);

        public void Add(string key, OutputData<object?> data)
        {
            _marks = _marks.Then(data.With(default(ValueTuple)));
            if (data.Value is { } value)
                _map.Add(key, value);
        }

        public OutputData<object?> ToData() => _marks.With<object?>(_map.ToImmutable());
    }
}
