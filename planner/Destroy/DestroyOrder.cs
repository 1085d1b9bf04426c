using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Destroy;

/// <summary>In which order the engine deletes what a plan declares.</summary>
public sealed record DestroyOrder
{
    /// <summary>
    /// What is deleted, together with what can be deleted at the same time. Each resource comes after all that needs it: by properties,
    /// options, as its provider, or as its child. Components are names in the state alone, and come once nothing else can. Resources of
    /// <see cref="Refused"/> are among them, as they go once their protection is lifted; those of <see cref="Kept"/> are not.
    /// Sorted by URN within a wave.
    /// </summary>
    public required ImmutableArray<ImmutableArray<PlannedResource>> Waves { get; init; }

    /// <summary>What leaves the state and stays in the cloud (<c>retainOnDelete</c>), sorted by URN.</summary>
    public required ImmutableArray<PlannedResource> Kept { get; init; }

    /// <summary>What the engine refuses to delete (<c>protect</c>), sorted by URN. While there is any, it deletes nothing.</summary>
    public required ImmutableArray<PlannedResource> Refused { get; init; }

    /// <summary>Orders the resources of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static DestroyOrder Of(Plan plan)
    {
        var resources = plan.Resources.OrderBy(r => r.Urn, StringComparer.Ordinal).ToList();
        return new DestroyOrder
        {
            // What is kept goes from the state in its turn, and so still orders the others.
            Waves =
            [
                .. new Dependents(resources)
                    .Waves()
                    .Select(wave => wave.Where(r => !r.Options.RetainOnDelete).ToImmutableArray())
                    .Where(wave => !wave.IsEmpty),
            ],
            Kept = [.. resources.Where(r => r.Options.RetainOnDelete)],
            Refused = [.. resources.Where(r => r.Options.Protect)],
        };
    }
}
