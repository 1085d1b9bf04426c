namespace MlInfra.Planner.Baselines.State;

/// <summary>An input that holds a secret and that no schema of ours marks.</summary>
/// <param name="Types">Type tokens, with <c>*</c> for any text at the end.</param>
/// <param name="Path">Path of the input.</param>
/// <param name="Source">Where it is read from, and when.</param>
internal sealed record StateSecret(string Types, string Path, string Source)
{
    /// <summary>Whether it is about a type.</summary>
    public bool IsOf(string type) =>
        Types.EndsWith('*') ? type.StartsWith(Types[..^1], StringComparison.Ordinal) : type.Equals(Types, StringComparison.Ordinal);
}
