using System.Collections.Immutable;

namespace MlInfra.Planner.Policies;

/// <summary>A rule of the catalogue that is not run, and why.</summary>
/// <param name="Id">Its id in the catalogue.</param>
/// <param name="Reason">Why it does not apply to what is declared.</param>
public sealed record ForeignRule(string Id, string Reason)
{
    /// <summary>Types, or beginnings of types, that no plan may have, since the reason would no longer be true.</summary>
    public ImmutableArray<string> Absent { get; init; } = [];
}
