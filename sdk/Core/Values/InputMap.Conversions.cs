using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class InputMap<V>
{
    public static implicit operator InputMap<V>(Dictionary<string, V> values) => OfEntries(values);

    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) => OfEntries(values);

    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values) =>
        OfMap(values.Apply(v => v.ToImmutableDictionary()));

    public static implicit operator InputMap<V>(Output<IDictionary<string, V>> values) =>
        OfMap(values.Apply(v => v.ToImmutableDictionary()));

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => OfMap(values);

    private static InputMap<V> OfEntries(IEnumerable<KeyValuePair<string, V>> entries) =>
        new(entries.Select(e => new Part(e.Key, e.Value, null)).ToList());

    private static InputMap<V> OfMap(Output<ImmutableDictionary<string, V>> map) => new([new Part(null, null, map)]);
}
