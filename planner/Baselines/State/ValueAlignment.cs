using System.Globalization;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Writes deployed values as the plan would write them: what matches becomes the planned value, placeholders included, and what differs
/// stays as it is. Paths are those of the plan and of the state, which differ inside lists.
/// </summary>
internal sealed class ValueAlignment(ResourceFacts facts, PlaceholderMatch placeholders)
{
    // Inside a JSON text everything counts: it is one value to the provider.
    private bool _isExact;

    /// <summary>Whether there was a value that even the state does not know.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The inputs of a resource before the plan.</summary>
    public PlanValue.Map Inputs(PlanValue.Map planned, PlanValue.Map actual) => Map(planned, actual, new Spot("", ""));

    private PlanValue? Align(PlanValue? planned, PlanValue? actual, Spot at)
    {
        if (planned is null)
            return actual is null ? null : OnlyActual(actual, at);
        if (actual is null)
            return OnlyPlanned(planned, at) ? planned : null;
        return Both(planned, actual, at);
    }

    private PlanValue Both(PlanValue planned, PlanValue actual, Spot at)
    {
        if (Equals(planned, actual))
            return planned;
        if (!_isExact && (IsHidden(actual, at) || facts.Ignores(at.Planned)))
            return planned;
        var aligned = (planned, actual) switch
        {
            (PlanValue.Map some, PlanValue.Map other) => Map(some, other, at),
            (PlanValue.List some, PlanValue.List other) => List(some, other, at),
            (PlanValue.Text text, _) => Text(text, actual),
            _ => actual,
        };
        return Equals(aligned, planned) || IsSameScalar(planned, actual, at) ? planned : aligned;
    }

    private bool IsHidden(PlanValue actual, Spot at)
    {
        HasUnknown |= ReferenceEquals(actual, StateMarks.Unknown);
        return StateMarks.IsMark(actual) || facts.IsSecret(at.Planned);
    }

    // In JSON texts nothing is optional. A null is none.
    private bool OnlyPlanned(PlanValue planned, Spot at) =>
        !_isExact
        && (
            planned is PlanValue.Null
            || facts.Ignores(at.Planned)
            || facts.IsNotKept(at.Planned)
            || (IsEmpty(planned) && facts.TakesEmpty(at.Planned))
        );

    private PlanValue? OnlyActual(PlanValue actual, Spot at)
    {
        if (_isExact)
            return actual;
        if (actual is PlanValue.Null || facts.Ignores(at.Actual) || facts.IsAdded(at.Actual, actual))
            return null;
        if (IsEmpty(actual))
            return facts.TakesEmpty(at.Actual) ? null : actual;
        return actual is PlanValue.Map map ? WithoutAdditions(map, at) : actual;
    }

    // An object that the program did not write, with nothing but additions in it, is an addition.
    private PlanValue.Map? WithoutAdditions(PlanValue.Map map, Spot at)
    {
        var kept = new List<KeyValuePair<string, PlanValue>>();
        foreach (var (key, value) in map.Entries)
        {
            if (OnlyActual(value, at.Key(key)) is { } left)
                kept.Add(KeyValuePair.Create(key, left));
        }
        return kept.Count == 0 ? null : new PlanValue.Map(kept);
    }

    // Both are sorted by key.
    private PlanValue.Map Map(PlanValue.Map planned, PlanValue.Map actual, Spot at)
    {
        var entries = new List<KeyValuePair<string, PlanValue>>(planned.Entries.Length);
        var withTokens = new List<KeyValuePair<string, PlanValue>>();
        var onlyActual = new List<KeyValuePair<string, PlanValue>>();
        var next = 0;
        foreach (var entry in planned.Entries)
        {
            while (next < actual.Entries.Length && string.CompareOrdinal(actual.Entries[next].Key, entry.Key) < 0)
                onlyActual.Add(actual.Entries[next++]);
            var isBoth = next < actual.Entries.Length && actual.Entries[next].Key == entry.Key;
            if (!isBoth && placeholders.HasTokens(entry.Key))
                withTokens.Add(entry);
            else if (Align(entry.Value, isBoth ? actual.Entries[next++].Value : null, at.Key(entry.Key)) is { } aligned)
                entries.Add(KeyValuePair.Create(entry.Key, aligned));
        }
        onlyActual.AddRange(actual.Entries.Skip(next));
        KeysWithTokens(withTokens, onlyActual, at, entries);
        foreach (var (key, value) in onlyActual)
        {
            if (OnlyActual(value, at.Key(key)) is { } kept)
                entries.Add(KeyValuePair.Create(key, kept));
        }
        return new PlanValue.Map(entries);
    }

    private void KeysWithTokens(
        List<KeyValuePair<string, PlanValue>> planned,
        List<KeyValuePair<string, PlanValue>> actual,
        Spot at,
        List<KeyValuePair<string, PlanValue>> entries
    )
    {
        foreach (var (key, value) in planned)
        {
            var found = actual.FindIndex(e => placeholders.MatchesText(key, new PlanValue.Text(e.Key)));
            if (found < 0)
                continue;
            entries.Add(KeyValuePair.Create(key, Both(value, actual[found].Value, at.Keys(key, actual[found].Key))));
            actual.RemoveAt(found);
        }
    }

    private PlanValue.List List(PlanValue.List planned, PlanValue.List actual, Spot at)
    {
        var items = new PlanValue?[actual.Items.Length];
        var used = new bool[planned.Items.Length];
        for (var i = 0; i < Math.Min(items.Length, used.Length); i++)
            TryPair(planned, actual, i, i, at, items, used);
        for (var i = 0; i < items.Length; i++)
        {
            for (var j = 0; items[i] is null && j < used.Length; j++)
            {
                if (!used[j] && j != i)
                    TryPair(planned, actual, i, j, at, items, used);
            }
        }
        for (var i = 0; i < items.Length; i++)
            items[i] ??= Changed(planned, actual, i, at, used);
        return new PlanValue.List([.. items.Select(item => item!)]);
    }

    private void TryPair(PlanValue.List planned, PlanValue.List actual, int i, int j, Spot at, PlanValue?[] items, bool[] used)
    {
        if (!Equals(Both(planned.Items[j], actual.Items[i], at.Index(j, i)), planned.Items[j]))
            return;
        items[i] = planned.Items[j];
        used[j] = true;
    }

    // What matches no item as a whole is compared with the one of the same name, or at the same place.
    private PlanValue Changed(PlanValue.List planned, PlanValue.List actual, int i, Spot at, bool[] used)
    {
        var item = actual.Items[i];
        var partner = Array.FindIndex(used, u => !u) is >= 0 ? Partner(planned, item, i, used) : -1;
        if (partner < 0)
            return item;
        used[partner] = true;
        return Both(planned.Items[partner], item, at.Index(partner, i));
    }

    private static int Partner(PlanValue.List planned, PlanValue item, int i, bool[] used)
    {
        foreach (var key in (string[])["name", "key", "id", "Sid"])
        {
            if (item is PlanValue.Map map && map[key] is { } name)
                return Enumerable
                    .Range(0, used.Length)
                    .FirstOrDefault(j => !used[j] && planned.Items[j] is PlanValue.Map other && name.Equals(other[key]), -1);
        }
        return i < used.Length && !used[i] ? i : -1;
    }

    private PlanValue Text(PlanValue.Text planned, PlanValue actual)
    {
        if (placeholders.MatchesText(planned.Value, actual))
            return planned;
        return actual is PlanValue.Text text && !_isExact && JsonText.Open(planned.Value, text.Value) is var (one, two)
            ? Json(planned, text, one, two)
            : actual;
    }

    // The same document with other white space or another order of keys is the same to a provider; one that differs is written like the
    // planned one, so that the difference is all that is seen.
    private PlanValue.Text Json(PlanValue.Text planned, PlanValue.Text actual, PlanValue one, PlanValue two)
    {
        _isExact = true;
        var aligned = Both(one, two, new Spot("", ""));
        _isExact = false;
        return Equals(aligned, one) ? planned : new PlanValue.Text(JsonRewriter.Write(aligned, planned.Value) ?? actual.Value);
    }

    private bool IsSameScalar(PlanValue planned, PlanValue actual, Spot at) =>
        !_isExact
        && planned.GetType() != actual.GetType()
        && facts.TakesTexts(at.Planned)
        && Scalar(planned) is { } one
        && one == Scalar(actual);

    private static string? Scalar(PlanValue value) =>
        value switch
        {
            PlanValue.Text text => text.Value,
            PlanValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            _ => null,
        };

    private static bool IsEmpty(PlanValue value) =>
        value is PlanValue.List { Items.IsEmpty: true } or PlanValue.Map { Entries.IsEmpty: true };
}

/// <summary>Where two values stand.</summary>
/// <param name="Planned">Path in the plan.</param>
/// <param name="Actual">Path in the state.</param>
internal readonly record struct Spot(string Planned, string Actual)
{
    public Spot Key(string key) => Keys(key, key);

    public Spot Keys(string planned, string actual)
    {
        var path = PropertyPath.Key(Planned, planned);
        return new(path, planned == actual && Planned == Actual ? path : PropertyPath.Key(Actual, actual));
    }

    public Spot Index(int planned, int actual)
    {
        var path = PropertyPath.Index(Planned, planned);
        return new(path, planned == actual && Planned == Actual ? path : PropertyPath.Index(Actual, actual));
    }
}
