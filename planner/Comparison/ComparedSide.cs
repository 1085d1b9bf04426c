using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>The resources of one side by what is the same of them in every environment.</summary>
internal sealed class ComparedSide
{
    private readonly Dictionary<string, PlannedResource> _byIdentity = [];

    public ComparedSide(Plan plan)
    {
        foreach (var resource in plan.Resources)
        {
            var identity = ResourceIdentity.Of(resource.Urn);
            // A plan that would not deploy may have a URN twice; nothing of it is left out.
            while (!_byIdentity.TryAdd(identity, resource))
                identity += "\n";
        }
    }

    public IEnumerable<KeyValuePair<string, PlannedResource>> Resources => _byIdentity;

    public bool Has(string identity) => _byIdentity.ContainsKey(identity);

    public bool HasUrn(string urn) => _byIdentity.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(ResourceIdentity.SpanOf(urn));

    public PlannedResource? Find(string identity) => _byIdentity.GetValueOrDefault(identity);

    /// <summary>Resources that the other side lacks.</summary>
    public List<PlannedResource> Without(ComparedSide other) => [.. _byIdentity.Where(r => !other.Has(r.Key)).Select(r => r.Value)];
}
