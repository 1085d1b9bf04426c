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
        try
        {
            return Output.Combine(_parts.ConvertAll(p => p.ToMany()).ToArray()).Change(data => data.With(Join(data.Value)));
        }
        catch (ArgumentException e)
        {
            return Output<ImmutableDictionary<string, V>>.Failed(e);
        }
    }

    private ImmutableDictionary<string, V> Join(ImmutableArray<ImmutableDictionary<string, V>> maps)
    {
        var givenBy = new Dictionary<string, Part>(maps.Length);
        var joined = ImmutableDictionary.CreateBuilder<string, V>();
        for (var i = 0; i < maps.Length; i++)
            foreach (var (key, value) in maps[i] ?? ImmutableDictionary<string, V>.Empty)
            {
                if (givenBy.TryGetValue(key, out var before) && !before.IsSameEntry(_parts[i]))
                    throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{key}'");
                givenBy[key] = _parts[i];
                joined[key] = value;
            }
        return joined.ToImmutable();
    }

    private readonly record struct Part(string? Key, Input<V>? One, Output<ImmutableDictionary<string, V>>? Many)
    {
        public Output<ImmutableDictionary<string, V>> ToMany()
        {
            var key = Key!;
            return Many ?? One.ToOutput().Change(data => data.With(ImmutableDictionary<string, V>.Empty.Add(key, data.Value)));
        }

        public bool IsSameEntry(Part other) => ReferenceEquals(One, other.One) && ReferenceEquals(Many, other.Many);
    }
}
