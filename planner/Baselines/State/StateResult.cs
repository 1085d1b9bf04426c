using System.Collections.Immutable;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>What was read of a state file.</summary>
/// <param name="State">The state. Null: it could not be read, and the findings say why.</param>
/// <param name="Findings">Why it could not be read.</param>
/// <param name="Notes">What a reader of a comparison has to know: who wrote it, what it leaves open.</param>
public sealed record StateResult(StatePlan? State, ImmutableArray<Finding> Findings, ImmutableArray<string> Notes)
{
    /// <summary>The state as a plan.</summary>
    public Plan? Plan => State?.Plan;
}
