using Pulumi;

namespace MlInfra.Planner.Building;

/// <summary>
/// The URNs that the engine will give, rebuilt from parent links: under mocks the SDK makes up others, which keep only the first ancestor.
/// </summary>
internal sealed class Urns(string environment, string project)
{
    private readonly Dictionary<Resource, (string Urn, string TypePath)> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a resource whose parent has been added before it, as constructors guarantee.</summary>
    public string Add(Resource resource, Resource? parent)
    {
        var type = resource.GetResourceType();
        var typePath = parent is not null && _known.TryGetValue(parent, out var above) ? $"{above.TypePath}${type}" : type;
        var urn = $"urn:pulumi:{environment}::{project}::{typePath}::{resource.GetResourceName()}";
        _known[resource] = (urn, typePath);
        return urn;
    }

    /// <summary>The URN of a resource of the plan. Null: the stack, or a resource of another run.</summary>
    public string? Of(Resource? resource) => resource is not null && _known.TryGetValue(resource, out var found) ? found.Urn : null;
}
