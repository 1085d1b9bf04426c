using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A map whose values, or runs of entries, may be outputs. A key added twice is an error when the map is read.</summary>
public sealed partial class InputMap<V>
    : Input<ImmutableDictionary<string, V>>,
        IEnumerable,
        IAsyncEnumerable<Input<KeyValuePair<string, V>>>
{
    // Each part is one entry or a whole map that comes from elsewhere.
    private readonly List<Part> _parts;

    public InputMap()
        : this([]) { }

    private InputMap(List<Part> parts)
        : base(null) => _parts = parts;

    public void Add(string key, Input<V> value) => _parts.Add(new Part(key, value, null));

    public void Add(InputMap<V> values) => AddRange(values);

    public void AddRange(InputMap<V> values) => _parts.AddRange([.. values._parts]);

    [SuppressMessage("Design", "CA1044", Justification = "Official shape: reading one value would need its output.")]
    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Both maps; the second one's values win.</summary>
    public static InputMap<V> Merge(InputMap<V> first, InputMap<V> second) =>
        Output.Tuple(first.GetOutput(), second.GetOutput()).Apply(maps => maps.Item1.SetItems(maps.Item2));

    public async IAsyncEnumerator<Input<KeyValuePair<string, V>>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var data = await Resolve().GetDataAsync();
        foreach (var entry in data.IsKnown ? data.Value : ImmutableDictionary<string, V>.Empty)
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("A map of inputs cannot be enumerated synchronously: its values may not be there yet.");

    private protected override Output<ImmutableDictionary<string, V>> Resolve()
    {
        if (_parts is [{ Many: { } only }])
            return only;
        var join = JoinAsync(_parts.ToArray());
        return join.IsCompletedSuccessfully ? new(join.Result) : Output<ImmutableDictionary<string, V>>.LaterUntold(join.AsTask());
    }

    private static async ValueTask<OutputData<ImmutableDictionary<string, V>>> JoinAsync(Part[] parts)
    {
        var marks = OutputData<ValueTuple>.Of(default);
        var givenBy = new Dictionary<string, Part>(parts.Length);
        var joined = ImmutableDictionary.CreateBuilder<string, V>();
        foreach (var part in parts)
        {
            if (part.Many is null)
            {
                var one = await part.One.ToOutput().GetDataAsync();
                marks = marks.Then(one.With(default(ValueTuple)));
                Set(part, part.Key!, one.Value);
                continue;
            }
            var many = await part.Many.GetDataAsync();
            marks = marks.Then(many.With(default(ValueTuple)));
            foreach (var (key, value) in many.Value ?? ImmutableDictionary<string, V>.Empty)
                Set(part, key, value);
        }
        return marks.With(joined.ToImmutable());

        void Set(Part part, string key, V value)
        {
            if (!givenBy.TryAdd(key, part) && !givenBy[key].IsSameEntry(part))
                throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{key}'");
            joined[key] = value;
        }
    }

    private readonly record struct Part(string? Key, Input<V>? One, Output<ImmutableDictionary<string, V>>? Many)
    {
        public bool IsSameEntry(Part other) => ReferenceEquals(One, other.One) && ReferenceEquals(Many, other.Many);
    }
}
