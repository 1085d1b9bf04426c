using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Goes through a plan and asks, for each resource, whoever knows what its type is billed for.</summary>
internal static class Estimator
{
    private static readonly ImmutableDictionary<string, Action<CostSheet, PlannedResource>> ByType = new[]
    {
        NetworkCosts.Types,
        ClusterCosts.Types,
        StorageCosts.Types,
        DatabaseCosts.Types,
        KubernetesCosts.Types,
    }
        .SelectMany(types => types)
        .ToImmutableDictionary(StringComparer.Ordinal);

    public static CostEstimate Estimate(Plan plan, PriceBook prices)
    {
        var view = new PlanView(plan);
        var sheet = new CostSheet(view, prices);
        NodeCosts.Charge(sheet);
        var free = new Dictionary<string, int>(StringComparer.Ordinal);
        // A component is a group of resources and no resource, and a provider is what makes them.
        foreach (
            var resource in plan.Resources.Where(r => !r.IsComponent && !r.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
        )
        {
            var isKnown = ByType.TryGetValue(PlanView.Canonical(resource.Type), out var charge);
            charge?.Invoke(sheet, resource);
            if (sheet.IsBilled(resource))
                continue;
            if (isKnown || prices.WhyFree(resource.Type) is not null)
                free[resource.Type] = free.GetValueOrDefault(resource.Type) + 1;
            else
                sheet.Unpriced(resource, resource.Type, "nothing is known of what it costs");
        }
        return sheet.Close(free.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
