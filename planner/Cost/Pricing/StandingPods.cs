using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>
/// Endpoints that always have a replica with an accelerator: the node under it runs all the time, also where its group could have none.
/// </summary>
internal static class StandingPods
{
    private static readonly string[] Accelerators = ["nvidia.com/gpu", "aws.amazon.com/neuron"];

    public static IReadOnlyList<NodeSupply> Raise(PlanView view, IReadOnlyList<NodeSupply> supplies)
    {
        var raised = supplies.ToList();
        foreach (var need in view.OfType(KubernetesTypes.InferenceService).Select(Needs).Where(n => n.Gpus > 0).GroupBy(n => n.Selector))
            Raise(raised, NodeGroups.LabelsOf(need.First().Labels), need.Sum(n => n.Gpus));
        return raised;
    }

    private static void Raise(List<NodeSupply> supplies, Dictionary<string, string> selector, decimal gpus)
    {
        var fitting = supplies.Where(s => s.Gpus > 0 && selector.All(l => s.Labels.GetValueOrDefault(l.Key) == l.Value)).ToList();
        var missing = gpus - fitting.Sum(s => s.Nodes.Minimum * s.Gpus);
        foreach (var supply in fitting.OrderByDescending(s => s.Nodes.Maximum - s.Nodes.Minimum).Where(_ => missing > 0))
        {
            var more = Math.Min(decimal.Ceiling(missing / supply.Gpus), supply.Nodes.Maximum - supply.Nodes.Minimum);
            if (more <= 0)
                return;
            missing -= more * supply.Gpus;
            supplies[supplies.IndexOf(supply)] = With(supply, more, fitting);
        }
    }

    // At the least they are on the cheapest machine that would do, also where at the most all of them are on another one.
    private static NodeSupply With(NodeSupply supply, decimal more, IReadOnlyList<NodeSupply> fitting)
    {
        var cheapest = fitting.Where(s => s.Hourly is not null).Select(s => s.Hourly!.Value.Minimum).DefaultIfEmpty(0).Min();
        return supply with
        {
            Nodes = supply.Nodes with { Minimum = supply.Nodes.Minimum + more },
            Hourly = supply.Hourly is { } hourly && supply.Nodes.Minimum == 0 ? hourly with { Minimum = cheapest } : supply.Hourly,
            Note = supply.Note ?? "an endpoint always has a replica on such a node",
        };
    }

    // KServe keeps one replica unless told.
    // Source: kserve.github.io/website, ComponentExtensionSpec, minReplicas (2026-11-21).
    private static (string Selector, PlanValue? Labels, decimal Gpus) Needs(PlannedResource endpoint)
    {
        var replicas = Counts.Of(endpoint.Inputs, "spec.predictor.minReplicas") ?? 1;
        var limits = endpoint.Inputs.At("spec.predictor.model.resources.limits") as PlanValue.Map;
        var gpus = Accelerators.Sum(a => limits?[a] is { } count ? Counts.Of(count) ?? 0 : 0);
        var selector = endpoint.Inputs.At("spec.predictor.nodeSelector");
        return (string.Join(',', NodeGroups.LabelsOf(selector).Select(l => $"{l.Key}={l.Value}")), selector, replicas * gpus);
    }
}
