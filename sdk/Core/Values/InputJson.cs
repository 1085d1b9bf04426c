using System.Text.Json;

namespace Pulumi;

/// <summary>A JSON value, given as text or parsed.</summary>
public sealed class InputJson : Input<JsonElement>
{
    public InputJson()
        : this(Output.Create(default(JsonElement))) { }

    private InputJson(Output<JsonElement> output)
        : base(output) { }

    public static implicit operator InputJson(string json) => new(Output.Create(Parse(json)));

    public static implicit operator InputJson(JsonDocument json) => new(Output.Create(json.RootElement.Clone()));

    public static implicit operator InputJson(JsonElement json) => new(Output.Create(json));

    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    public static implicit operator InputJson(Output<JsonDocument> json) => new(json.Apply(v => v.RootElement.Clone()));

    public static implicit operator InputJson(Output<JsonElement> json) => new(json);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
