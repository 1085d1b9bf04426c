using MlInfra.Planner.Comparison;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>A difference of which it is not known yet what makes it.</summary>
internal sealed record UnexplainedDifference(PlannedEnvironment Reference, AlignedEnvironment Other, Difference Difference);
