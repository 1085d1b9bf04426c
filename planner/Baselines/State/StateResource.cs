using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>One resource of a state, with what a plan has no place for.</summary>
internal sealed record StateResource
{
    /// <summary>As a resource of a plan, with the URNs of the state.</summary>
    public required PlannedResource Resource { get; init; }

    /// <summary>What the provider calls it.</summary>
    public string? Id { get; init; }

    /// <summary>What the provider answered.</summary>
    public required PlanValue.Map Outputs { get; init; }

    /// <summary>Paths of inputs that the provider filled in.</summary>
    public required IReadOnlySet<string> Defaulted { get; init; }

    /// <summary>Whether a provider manages it. Components are not custom, those of provider packages neither.</summary>
    public required bool IsCustom { get; init; }

    /// <summary>URN of its provider, the default one included.</summary>
    public string? ProviderUrn { get; init; }

    /// <summary>URNs of all it waited for, for whatever reason.</summary>
    public required ImmutableArray<string> Dependencies { get; init; }

    /// <summary>URNs of those that its properties need. Null: the state does not say which these are.</summary>
    public IReadOnlySet<string>? PropertyDependencies { get; init; }
}
