using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>An input that a provider sets where the program does not: no change when only the state has it.</summary>
/// <param name="Types">Type tokens, with <c>*</c> for any text.</param>
/// <param name="Path">Path of the input.</param>
/// <param name="Only">What the provider sets. Null: anything. Another value was the program's, and its end is a change.</param>
/// <param name="Source">Where it is read from.</param>
internal sealed record KnownAddition(string Types, string Path, PlanValue? Only, string Source)
{
    private static readonly StringComparison Ordinal = StringComparison.Ordinal;

    public bool Covers(string type, string path, PlanValue value) =>
        path.Equals(Path, Ordinal) && (Only is null || Only.Equals(value)) && IsOf(type);

    /// <summary>Whether it is about a type.</summary>
    public bool IsOf(string type) => Types.EndsWith('*') ? type.StartsWith(Types[..^1], Ordinal) : type == Types;
}
