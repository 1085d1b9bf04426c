using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MlInfra.Planner.Model;

/// <summary>A value in a plan: what an input resolved to, with placeholders where only the deployment will know.</summary>
public abstract record PlanValue
{
    private PlanValue() { }

    /// <summary>A text. May contain placeholders such as <c>${bucket.arn}</c>.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : PlanValue;

    /// <summary>A number. The wire knows only doubles.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(double Value) : PlanValue;

    /// <summary>True or false.</summary>
    /// <param name="Value">Which.</param>
    public sealed record Bool(bool Value) : PlanValue;

    /// <summary>No value. Only inside lists and free-form maps: a property that is null is absent.</summary>
    public sealed record Null : PlanValue;

    /// <summary>A list, in the order that the program gave.</summary>
    /// <param name="Items">The items.</param>
    public sealed record List(ImmutableArray<PlanValue> Items) : PlanValue
    {
        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Length;
    }

    /// <summary>A map, sorted by key.</summary>
    public sealed record Map : PlanValue
    {
        /// <summary>The empty map.</summary>
        public static Map Empty { get; } = new([]);

        /// <summary>Sorts the entries by key.</summary>
        /// <param name="entries">The entries, each key once.</param>
        public Map(IEnumerable<KeyValuePair<string, PlanValue>> entries)
        {
            var sorted = entries.ToArray();
            Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
            Entries = ImmutableCollectionsMarshal.AsImmutableArray(sorted);
        }

        /// <summary>The entries, sorted by key in ordinal order.</summary>
        public ImmutableArray<KeyValuePair<string, PlanValue>> Entries { get; }

        /// <summary>The value of a key, or null.</summary>
        /// <param name="key">The key.</param>
        public PlanValue? this[string key]
        {
            get
            {
                foreach (var entry in Entries)
                {
                    if (entry.Key == key)
                        return entry.Value;
                }
                return null;
            }
        }

        /// <inheritdoc/>
        public bool Equals(Map? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Entries.Length;
    }

    /// <summary>Every text in the value, in its order.</summary>
    public IEnumerable<string> Texts() =>
        this switch
        {
            Text text => [text.Value],
            List list => list.Items.SelectMany(item => item.Texts()),
            Map map => map.Entries.SelectMany(entry => entry.Value.Texts()),
            _ => [],
        };

    /// <summary>The value at a path such as <c>spec.rules[0].host</c>, or null.</summary>
    /// <param name="path">Keys and indexes.</param>
    public PlanValue? At(string path)
    {
        var value = this;
        foreach (var step in PropertyPath.Steps(path))
        {
            value = value switch
            {
                Map map => map[step],
                List list when int.TryParse(step, out var index) && index < list.Items.Length => list.Items[index],
                _ => null,
            };
            if (value is null)
                return null;
        }
        return value;
    }
}
