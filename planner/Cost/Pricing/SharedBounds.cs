using System.Globalization;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>
/// Bounds of the cluster autoscaler that hold several node groups together: of a pool that may buy its nodes in two ways each group may
/// grow to the size of the pool, and both together may not.
/// </summary>
internal static class SharedBounds
{
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/FAQ.md, --gpu-total; on AWS the label of the type (2026-11-21).
    private const string Flag = "--gpu-total=";
    private const string Label = "k8s.amazonaws.com/accelerator";

    public static IReadOnlyList<NodeSupply> Apply(PlanView view, IReadOnlyList<NodeSupply> groups)
    {
        var bounds = view.OfType(KubernetesTypes.Release)
            .SelectMany(Bounds)
            .GroupBy(b => b.Type)
            .ToDictionary(g => g.Key, g => g.Min(b => b.Most));
        var bounded = groups.ToLookup(g => g.Labels.GetValueOrDefault(Label) is { } type && bounds.ContainsKey(type) ? type : null);
        return
        [
            .. bounded[null],
            .. bounds.Keys.Order(StringComparer.Ordinal).SelectMany(type => Share([.. bounded[type]], bounds[type], type)),
        ];
    }

    // What always runs, runs; what is left goes to the dearest group first.
    private static IEnumerable<NodeSupply> Share(IReadOnlyList<NodeSupply> groups, decimal most, string type)
    {
        var left = most - groups.Sum(g => g.Nodes.Minimum * GpusOf(g));
        foreach (var group in groups.OrderByDescending(g => g.Dearness).ThenBy(g => g.Resource.Urn, StringComparer.Ordinal))
        {
            var wanted = group.Nodes.Maximum - group.Nodes.Minimum;
            var more = Math.Max(0, Math.Min(wanted, decimal.Floor(left / GpusOf(group))));
            left -= more * GpusOf(group);
            yield return more == wanted
                ? group
                : group with
                {
                    Nodes = group.Nodes with { Maximum = group.Nodes.Minimum + more },
                    Note = string.Create(
                        CultureInfo.InvariantCulture,
                        $"up to {group.Nodes.Maximum} instead of others of the pool: {Flag}{type}:0:{most}"
                    ),
                };
        }
    }

    private static int GpusOf(NodeSupply group) => Math.Max(1, group.Gpus);

    private static IEnumerable<(string Type, decimal Most)> Bounds(PlannedResource release)
    {
        foreach (var text in release.Inputs.At("values")?.Texts() ?? [])
        {
            if (!text.StartsWith(Flag, StringComparison.Ordinal) || text[Flag.Length..].Split(':') is not [var type, _, var most])
                continue;
            if (int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                yield return (type, count);
        }
    }
}
