using MlInfra.Planner.Comparison;

namespace MlInfra.Families;

/// <summary>A difference of which it is not known yet what makes it.</summary>
/// <param name="Reference">The reference of the family, at the level of the comparison.</param>
/// <param name="Other">The environment, at that level too.</param>
/// <param name="Difference">The difference.</param>
internal sealed record UnexplainedDifference(PlannedEnvironment Reference, PlannedEnvironment Other, Difference Difference);
