using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>What resolved values do not show: which inputs are unknown, which are secret, and which resources they come from.</summary>
internal sealed class InputFacts
{
    private readonly HashSet<(string Path, Resource Resource)> _dependencies = [];

    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Secret { get; } = new(StringComparer.Ordinal);

    /// <summary>Top-level properties that were set, and not to null.</summary>
    public HashSet<string> Set { get; } = new(StringComparer.Ordinal);

    public IEnumerable<(string Path, Resource Resource)> Dependencies => _dependencies;

    public void Depends(string path, Resource resource) => _dependencies.Add((path, resource));
}
