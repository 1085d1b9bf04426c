using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Teaches the JSON writer to see through outputs and inputs.</summary>
internal static class OutputJson
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Extended = [];

    // One write is synchronous, so what it meets can be gathered per thread.
    [ThreadStatic]
    private static Findings? Gathered;

    public static JsonSerializerOptions OptionsFor(JsonSerializerOptions? options) =>
        Extended.GetValue(options ?? JsonSerializerOptions.Default, static given => Extend(given));

    public static (string Text, OutputData<ValueTuple> Marks, List<Task> Missing) Write<T>(T value, JsonSerializerOptions options)
    {
        var (outer, findings) = (Gathered, new Findings());
        Gathered = findings;
        try
        {
            var text = JsonSerializer.Serialize(value, options);
            return (text, findings.Marks, findings.Missing);
        }
        finally
        {
            Gathered = outer;
        }
    }

    private static JsonSerializerOptions Extend(JsonSerializerOptions given)
    {
        var extended = new JsonSerializerOptions(given);
        extended.Converters.Insert(0, new Factory());
        return extended;
    }

    private sealed class Findings
    {
        public OutputData<ValueTuple> Marks { get; set; } = OutputData<ValueTuple>.Of(default);
        public List<Task> Missing { get; } = [];
    }

    private sealed class Factory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter?)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert));
    }

    private sealed class Converter<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("An output cannot be read from JSON.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var data = Get(value is IInput input ? input.ToUntypedOutput() : (IOutput)value!);
            JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, options);
        }

        private static OutputData<object?> Get(IOutput output)
        {
            var findings = Gathered!;
            var pending = output.GetObjectDataAsync();
            if (!pending.IsCompletedSuccessfully)
            {
                findings.Missing.Add(pending.AsTask());
                return default;
            }
            var data = pending.Result;
            findings.Marks = findings.Marks.Then(data.With(default(ValueTuple)));
            return data;
        }
    }
}
