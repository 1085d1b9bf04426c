using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Walks over two values at once, down to the deepest paths that differ. What is equal costs no memory.</summary>
internal sealed class ValueComparison(NeutralText reference, NeutralText other)
{
    /// <summary>Where the walk is.</summary>
    public PathSteps Path { get; } = new();

    /// <summary>Compares what lies at the current path. A value that is not set is null.</summary>
    public void Compare(PlanValue? one, PlanValue? two, PropertyJudge judge)
    {
        switch (one, two)
        {
            case (PlanValue.Map a, PlanValue.Map b):
                Maps(a, b, judge);
                break;
            case (PlanValue.List a, PlanValue.List b):
                Lists(a, b, judge);
                break;
            case (PlanValue.Text a, PlanValue.Text b):
                Texts(a, b, judge);
                break;
            default:
                if (!Equals(one, two))
                    judge.Differ(Path, one, two);
                break;
        }
    }

    /// <summary>Compares what lies below the current path.</summary>
    public void Compare(string key, PlanValue? one, PlanValue? two, PropertyJudge judge)
    {
        Path.Enter(key);
        Compare(one, two, judge);
        Path.Leave();
    }

    /// <summary>Compares two sets of texts: an item that one side lacks is a difference at its own key. Items are seen as keys are.</summary>
    public void CompareSets(string key, ImmutableArray<string> one, ImmutableArray<string> two, PropertyJudge judge)
    {
        if (one.AsSpan().SequenceEqual(two.AsSpan()))
            return;
        var (first, second) = (one.Distinct().ToList(), two.Distinct().ToList());
        Path.Enter(key);
        Unmatched([.. first.Except(second).Select(Item)], [.. second.Except(first).Select(Item)], judge);
        Path.Leave();
    }

    /// <summary>Matches what only one side has each: the text in its neutral form, the name as it is.</summary>
    public void MatchByNeutralForm<T>(List<T> one, List<T> two, Func<T, string> text, Func<T, string> name, Action<T?, T?> found)
        where T : class =>
        Matching.ByNeutralForm(
            one,
            two,
            e => $"{name(e)} {reference.Of(text(e))}",
            e => $"{name(e)} {other.Of(text(e))}",
            (a, b, _) => found(a, b)
        );

    private static Entry Item(string text) => new(text, new PlanValue.Bool(true));

    // Both are sorted by key.
    private void Maps(PlanValue.Map one, PlanValue.Map two, PropertyJudge judge)
    {
        var (a, b) = (one.Entries, two.Entries);
        List<Entry>? onlyOne = null;
        List<Entry>? onlyTwo = null;
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            var order =
                i == a.Length ? 1
                : j == b.Length ? -1
                : string.CompareOrdinal(a[i].Key, b[j].Key);
            if (order == 0)
                Compare(a[i].Key, a[i++].Value, b[j++].Value, judge);
            else if (order < 0)
                (onlyOne ??= []).Add(new Entry(a[i].Key, a[i++].Value));
            else
                (onlyTwo ??= []).Add(new Entry(b[j].Key, b[j++].Value));
        }
        if (onlyOne is not null || onlyTwo is not null)
            Unmatched(onlyOne ?? [], onlyTwo ?? [], judge);
    }

    private void Unmatched(List<Entry> one, List<Entry> two, PropertyJudge judge) =>
        Matching.ByNeutralForm(
            one,
            two,
            e => reference.Of(e.Key),
            e => other.Of(e.Key),
            (a, b, form) => Compare(form ?? (a ?? b)!.Key, a?.Value, b?.Value, judge)
        );

    private void Lists(PlanValue.List one, PlanValue.List two, PropertyJudge judge)
    {
        for (var i = 0; i < Math.Max(one.Items.Length, two.Items.Length); i++)
        {
            Path.Enter(i);
            Compare(Item(one, i), Item(two, i), judge);
            Path.Leave();
        }
    }

    private static PlanValue? Item(PlanValue.List list, int index) => index < list.Items.Length ? list.Items[index] : null;

    private void Texts(PlanValue.Text one, PlanValue.Text two, PropertyJudge judge)
    {
        if (one.Value == two.Value || reference.Of(one.Value) == other.Of(two.Value))
            return;
        if (JsonText.Open(one.Value, two.Value) is { } opened)
            Compare(opened.Reference, opened.Other, judge);
        else
            judge.Differ(Path, one, two);
    }

    private sealed record Entry(string Key, PlanValue Value);
}
