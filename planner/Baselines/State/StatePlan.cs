using System.Collections.Immutable;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>A deployed state, as a plan and with what only a state has: ids, outputs, and what providers filled in.</summary>
public sealed class StatePlan
{
    internal StatePlan(Plan plan, ImmutableArray<StateResource> managed, ImmutableArray<StateResource> others)
    {
        Plan = plan;
        Managed = managed;
        Others = others;
        All = managed.Concat(others).ToDictionary(r => r.Resource.Urn, StringComparer.Ordinal);
        ByIdentity = managed.ToDictionary(r => ResourceIdentity.Of(r.Resource.Urn), StringComparer.Ordinal);
        RecordsIgnoreChanges = managed.Any(r => !r.Resource.Options.IgnoreChanges.IsEmpty);
    }

    /// <summary>
    /// The managed resources as a plan, with the values that were deployed, provider defaults included. Use
    /// <see cref="StateComparison"/> to compare it: values known after apply stand in it as they are.
    /// </summary>
    public Plan Plan { get; }

    /// <summary>Resources that the stack manages.</summary>
    internal ImmutableArray<StateResource> Managed { get; }

    /// <summary>Default providers, and resources that were only read.</summary>
    internal ImmutableArray<StateResource> Others { get; }

    /// <summary>Every resource by its URN in the state.</summary>
    internal Dictionary<string, StateResource> All { get; }

    /// <summary>Managed resources by URN without stack and project.</summary>
    internal Dictionary<string, StateResource> ByIdentity { get; }

    /// <summary>Whether the engine that wrote the state records it. An engine that does leaves it out where nothing is ignored.</summary>
    internal bool RecordsIgnoreChanges { get; }
}
