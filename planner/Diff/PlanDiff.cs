using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>What has to happen to get from one plan to another. Resources are matched by URN without stack and project.</summary>
/// <param name="Changes">Resources that differ, sorted by URN.</param>
/// <param name="Unchanged">How many resources are the same in both.</param>
public sealed record PlanDiff(ImmutableArray<ResourceChange> Changes, int Unchanged)
{
    /// <summary>Compares two plans.</summary>
    /// <param name="before">What is.</param>
    /// <param name="after">What shall be.</param>
    public static PlanDiff Between(Plan before, Plan after)
    {
        var old = before.Resources.ToDictionary(r => ResourceIdentity.Of(r.Urn));
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        var unchanged = 0;
        foreach (var resource in after.Resources)
        {
            if (!old.Remove(ResourceIdentity.Of(resource.Urn), out var previous))
                changes.Add(new ResourceChange(ChangeKind.Create, null, resource, []));
            else if (Properties(previous, resource) is { IsEmpty: false } properties)
                changes.Add(new ResourceChange(ChangeKind.Update, previous, resource, properties));
            else
                unchanged++;
        }
        changes.AddRange(old.Values.Select(r => new ResourceChange(ChangeKind.Delete, r, null, [])));
        return new PlanDiff([.. changes.OrderBy(c => c.Urn, StringComparer.Ordinal)], unchanged);
    }

    /// <summary>How many resources change in a certain way.</summary>
    /// <param name="kind">The way.</param>
    public int Count(ChangeKind kind) => Changes.Count(c => c.Kind == kind);

    private static ImmutableArray<PropertyChange> Properties(PlannedResource before, PlannedResource after)
    {
        var changes = ImmutableArray.CreateBuilder<PropertyChange>();
        ValueDiff.Between(before.Inputs, after.Inputs, "", changes);
        ValueDiff.Between(OptionValues.Of(before), OptionValues.Of(after), "", changes);
        return changes.ToImmutable();
    }
}
