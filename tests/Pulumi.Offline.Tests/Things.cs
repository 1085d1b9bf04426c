using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Offline.Tests;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("list")]
    private InputList<string>? _list;

    [Input("map")]
    private InputMap<string>? _map;

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("nested")]
    public Input<NestedArgs>? Nested { get; set; }

    [Input("any")]
    public Input<object>? Any { get; set; }

    [Input("thing")]
    public Input<Thing>? Other { get; set; }

    [Input("mode")]
    public Input<Mode>? Mode { get; set; }

    [Input("level")]
    public Input<Level>? Level { get; set; }

    [Input("either")]
    public InputUnion<string, int>? Either { get; set; }

    [Input("settings", json: true)]
    public Input<NestedArgs>? Settings { get; set; }

    [Input("numbers", json: true)]
    public InputList<int>? Numbers { get; set; }

    [Input("document")]
    public InputJson? Document { get; set; }

    public InputList<string> List
    {
        get => _list ??= new InputList<string>();
        set => _list = value;
    }

    public InputMap<string> Map
    {
        get => _map ??= new InputMap<string>();
        set => _map = value;
    }
}

internal sealed class NestedArgs : ResourceArgs
{
    [Input("inner", required: true)]
    public Input<string> Inner { get; set; } = null!;

    [Input("size")]
    public Input<int>? Size { get; set; }
}

internal enum Level
{
    Low = 1,
    High = 2,
}

[EnumType]
internal readonly struct Mode : IEquatable<Mode>
{
    private readonly string _value;

    private Mode(string value) => _value = value;

    public static Mode Fast { get; } = new("fast-mode");

    public static explicit operator string(Mode value) => value._value;

    public bool Equals(Mode other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Mode other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);
}

[OutputType]
internal sealed class Nested
{
    public readonly string Inner;
    public readonly int? Size;
    public readonly ImmutableArray<string> Tags;

    [OutputConstructor]
    [SuppressMessage("CodeQuality", "IDE0051", Justification = "Called by the SDK.")]
    private Nested([OutputConstructorParameter("inner")] string inner, int? size, ImmutableArray<string> tags)
    {
        Inner = inner;
        Size = size;
        Tags = tags;
    }
}

internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("maybe")]
    public Output<int?> Maybe { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, string>> Map { get; private set; } = null!;

    [Output("nested")]
    public Output<Nested> Nested { get; private set; } = null!;

    [Output("mode")]
    public Output<Mode> Mode { get; private set; } = null!;

    [Output("level")]
    public Output<Level> Level { get; private set; } = null!;

    [Output("either")]
    public Output<Union<string, int>> Either { get; private set; } = null!;

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;
}

internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, ThingArgs? args = null)
        : base("test:index:Group", name, args, options)
    {
        Child = new Thing($"{name}-child", new ThingArgs { Name = "c" }, new CustomResourceOptions { Parent = this });
        Result = Child.Name;
        RegisterOutputs();
    }

    public Thing Child { get; }

    [Output("result")]
    public Output<string> Result { get; private set; }

    [Output]
    public Output<string> Forgotten { get; private set; } = null!;
}

internal sealed class TestProvider(string name) : ProviderResource("test", name, ResourceArgs.Empty);
