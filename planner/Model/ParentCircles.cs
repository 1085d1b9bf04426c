namespace MlInfra.Planner.Model;

/// <summary>Finds resources whose parents never end, in files that no engine wrote: whoever follows the parents would follow them for ever.</summary>
internal static class ParentCircles
{
    /// <summary>URNs of the resources that are their own ancestors, or lie below such.</summary>
    /// <param name="edges">Each resource with its parent. Parents that are no resources end the way.</param>
    public static HashSet<string> Of(IReadOnlyCollection<(string Urn, string Parent)> edges)
    {
        var children = edges.ToLookup(edge => edge.Parent, edge => edge.Urn, StringComparer.Ordinal);
        var open = edges.CountBy(edge => edge.Urn, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var ended = new Queue<string>(children.Select(group => group.Key).Where(parent => !open.ContainsKey(parent)));
        while (ended.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                if (--open[child] > 0)
                    continue;
                open.Remove(child);
                ended.Enqueue(child);
            }
        }
        return [.. open.Keys];
    }
}
