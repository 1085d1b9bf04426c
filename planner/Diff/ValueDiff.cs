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
        diff.Compare(before, after, "", "");
        return diff._changes.DrainToImmutable();
    }

    private void Compare(PlanValue? before, PlanValue? after, string path, string name)
    {
        switch (before, after)
        {
            case (PlanValue.Map old, PlanValue.Map now):
                Maps(old, now, path);
                break;
            case (PlanValue.List old, PlanValue.List now) when ListKeys.Of(name, old, now) is { } key:
                Keyed(old, now, key, path);
                break;
            case (PlanValue.List old, PlanValue.List now):
                Positions(old, now, path);
                break;
            case (PlanValue.Text old, PlanValue.Text now) when old.Value != now.Value:
                Texts(old, now, path, name);
                break;
            default:
                if (!Equals(before, after))
                    _changes.Add(new PropertyChange(path, before, after));
                break;
        }
    }

    // Both are sorted by key.
    private void Maps(PlanValue.Map before, PlanValue.Map after, string path)
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
                Compare(old, now, PropertyPath.Key(path, key), key);
        }
    }

    private void Keyed(PlanValue.List before, PlanValue.List after, string key, string path)
    {
        var old = before.Items.ToDictionary(item => ListKeys.ValueOf(item, key)!, StringComparer.Ordinal);
        foreach (var item in after.Items)
        {
            var value = ListKeys.ValueOf(item, key)!;
            old.Remove(value, out var previous);
            Compare(previous, item, PropertyPath.Item(path, key, value), "");
        }
        foreach (var (value, item) in old)
            Compare(item, null, PropertyPath.Item(path, key, value), "");
        Order(before, after, key, path);
    }

    // An engine sees another order as a change, so it is one.
    private void Order(PlanValue.List before, PlanValue.List after, string key, string path)
    {
        var (old, now) = (Keys(before), Keys(after));
        var both = old.Intersect(now).ToHashSet();
        if (!old.Where(both.Contains).SequenceEqual(now.Where(both.Contains)))
            _changes.Add(new PropertyChange(path, ListOf(old), ListOf(now)));

        List<string> Keys(PlanValue.List list) => [.. list.Items.Select(item => ListKeys.ValueOf(item, key)!)];
        static PlanValue.List ListOf(IEnumerable<string> keys) => new([.. keys.Select(PlanValue (k) => new PlanValue.Text(k))]);
    }

    // What both begin and end with is the same: an item that was put in between moves the others, and changes none.
    private void Positions(PlanValue.List before, PlanValue.List after, string path)
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
            Compare(Item(old, i, end), Item(now, i, end), PropertyPath.Index(path, i), "");
    }

    private static PlanValue? Item(ImmutableArray<PlanValue> items, int index, int end) => index < items.Length - end ? items[index] : null;

    private void Texts(PlanValue.Text before, PlanValue.Text after, string path, string name)
    {
        var count = _changes.Count;
        if (JsonText.Open(before.Value, after.Value) is { } opened)
            Compare(opened.Reference, opened.Other, path, name);
        // The same written differently is a change still.
        if (_changes.Count == count)
            _changes.Add(new PropertyChange(path, before, after));
    }
}
