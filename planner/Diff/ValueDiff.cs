using System.Collections.Immutable;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>Compares two values down to the deepest paths that differ, also inside JSON texts.</summary>
internal sealed class ValueDiff
{
    private readonly ImmutableArray<PropertyChange>.Builder _changes = ImmutableArray.CreateBuilder<PropertyChange>();

    /// <summary>What differs, in the order of the paths' keys.</summary>
    public static ImmutableArray<PropertyChange> Between(PlanValue.Map before, PlanValue.Map after)
    {
        var diff = new ValueDiff();
        diff.Compare(before, after, Place.Root, "");
        return diff._changes.DrainToImmutable();
    }

    private void Compare(PlanValue? before, PlanValue? after, Place place, string name)
    {
        switch (before, after)
        {
            case (PlanValue.Map old, PlanValue.Map now):
                Maps(old, now, place);
                break;
            case (PlanValue.List old, PlanValue.List now) when ListKeys.Of(name, old, now) is { } key:
                Keyed(old, now, key, place);
                break;
            case (PlanValue.List old, PlanValue.List now):
                Positions(old, now, place);
                break;
            case (PlanValue.Text old, PlanValue.Text now) when old.Value != now.Value:
                Texts(old, now, place, name);
                break;
            default:
                if (!Equals(before, after))
                    Add(place, before, after);
                break;
        }
    }

    // Both are sorted by key.
    private void Maps(PlanValue.Map before, PlanValue.Map after, Place place)
    {
        var (a, b) = (before.Entries, after.Entries);
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            var order =
                i == a.Length ? 1
                : j == b.Length ? -1
                : string.CompareOrdinal(a[i].Key, b[j].Key);
            var key = order <= 0 ? a[i].Key : b[j].Key;
            var (old, now) = (order <= 0 ? a[i++].Value : null, order >= 0 ? b[j++].Value : null);
            if (!Equals(old, now))
                Compare(old, now, place.Key(key), key);
        }
    }

    private void Keyed(PlanValue.List before, PlanValue.List after, string key, Place place)
    {
        var old = before.Items.Index().ToDictionary(one => ListKeys.ValueOf(one.Item, key)!, StringComparer.Ordinal);
        foreach (var (index, item) in after.Items.Index())
        {
            var value = ListKeys.ValueOf(item, key)!;
            var isOld = old.Remove(value, out var previous);
            Compare(isOld ? previous.Item : null, item, place.Item(key, value, isOld ? previous.Index : index, index), "");
        }
        foreach (var (value, (index, item)) in old)
            Compare(item, null, place.Item(key, value, index, index), "");
        Order(before, after, key, place);
    }

    // An engine sees another order as a change, so it is one.
    private void Order(PlanValue.List before, PlanValue.List after, string key, Place place)
    {
        var (old, now) = (Keys(before), Keys(after));
        var both = old.Intersect(now).ToHashSet();
        if (!old.Where(both.Contains).SequenceEqual(now.Where(both.Contains)))
            Add(place, ListOf(old), ListOf(now));

        List<string> Keys(PlanValue.List list) => [.. list.Items.Select(item => ListKeys.ValueOf(item, key)!)];
        static PlanValue.List ListOf(IEnumerable<string> keys) => new([.. keys.Select(PlanValue (k) => new PlanValue.Text(k))]);
    }

    // What both begin and end with is the same: an item that was put in between moves the others, and changes none.
    private void Positions(PlanValue.List before, PlanValue.List after, Place place)
    {
        var (old, now) = (before.Items, after.Items);
        var shorter = Math.Min(old.Length, now.Length);
        var start = 0;
        while (start < shorter && Equals(old[start], now[start]))
            start++;
        var end = 0;
        while (end < shorter - start && Equals(old[^(end + 1)], now[^(end + 1)]))
            end++;
        for (var i = start; i < Math.Max(old.Length, now.Length) - end; i++)
            Compare(Item(old, i, end), Item(now, i, end), place.Index(i), "");
    }

    private static PlanValue? Item(ImmutableArray<PlanValue> items, int index, int end) => index < items.Length - end ? items[index] : null;

    private void Texts(PlanValue.Text before, PlanValue.Text after, Place place, string name)
    {
        var count = _changes.Count;
        if (JsonText.Open(before.Value, after.Value) is { } opened)
            Compare(opened.Reference, opened.Other, place, name);
        // The same written differently is a change still.
        if (_changes.Count == count)
            Add(place, before, after);
    }

    private void Add(Place place, PlanValue? before, PlanValue? after) =>
        _changes.Add(new PropertyChange(place.Path, before, after) { Positions = place.Positions });

    /// <summary>Where a walk is: as it is shown, and by the positions in both lists, which are what options and tables know.</summary>
    private readonly record struct Place(string Path, string Before, string After)
    {
        public static Place Root => new("", "", "");

        public ImmutableArray<string> Positions => Before == After ? [After] : [After, Before];

        public Place Key(string key) => new(PropertyPath.Key(Path, key), PropertyPath.Key(Before, key), PropertyPath.Key(After, key));

        public Place Index(int index) => Item(PropertyPath.Index(Path, index), index, index);

        public Place Item(string key, string value, int before, int after) => Item(PropertyPath.Item(Path, key, value), before, after);

        private Place Item(string path, int before, int after) =>
            new(path, PropertyPath.Index(Before, before), PropertyPath.Index(After, after));
    }
}
