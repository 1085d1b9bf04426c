namespace MlInfra.Planner.Comparison;

/// <summary>Keys of which only one side has each, matched by their neutral forms.</summary>
internal static class Matching
{
    /// <summary>Calls back once for each match, with the neutral form, and once for each key that has none, as it was given.</summary>
    public static void ByNeutralForm<T>(
        IReadOnlyList<T> reference,
        IReadOnlyList<T> other,
        Func<T, string> referenceForm,
        Func<T, string> otherForm,
        Action<T?, T?, string?> found
    )
        where T : class
    {
        // Forms matter only where both sides have something to match.
        var waiting = reference.Count == 0 || other.Count == 0 ? null : Waiting(other, otherForm);
        foreach (var one in reference)
        {
            var form = waiting is null ? null : referenceForm(one);
            if (form is not null && waiting!.TryGetValue(form, out var queue) && queue.TryDequeue(out var two))
                found(one, two, form);
            else
                found(one, null, null);
        }
        foreach (var two in waiting?.Values.SelectMany(queue => queue) ?? other)
            found(null, two, null);
    }

    private static Dictionary<string, Queue<T>> Waiting<T>(IReadOnlyList<T> items, Func<T, string> form)
    {
        var waiting = new Dictionary<string, Queue<T>>();
        foreach (var item in items)
        {
            var key = form(item);
            if (!waiting.TryGetValue(key, out var queue))
                waiting[key] = queue = new Queue<T>();
            queue.Enqueue(item);
        }
        return waiting;
    }
}
