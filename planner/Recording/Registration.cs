using System.Collections.Immutable;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>One resource as its constructor registered it: what the transformation saw, joined with what the mock received.</summary>
internal sealed class Registration(Resource resource, ResourceArgs? args, ResourceOptions options, string? enclosingComponent)
{
    public Resource Resource => resource;

    public string Type { get; } = resource.GetResourceType();

    public string Name { get; } = resource.GetResourceName();

    public ResourceArgs? Args => args;

    public ResourceOptions Options => options;

    /// <summary>
    /// Whether it is a component of a program. One of a provider's package is that provider's resource, which makes its children itself:
    /// the package gives it a version, as it does with all its resources, and components of programs have none.
    /// </summary>
    public bool IsComponent => resource is ComponentResource && options.Version is null;

    /// <summary>Type name of the component whose code created this resource without giving it a parent.</summary>
    public string? EnclosingComponent => enclosingComponent;

    /// <summary>Inputs as they would go to the engine. Null: the mock was never asked.</summary>
    public ImmutableDictionary<string, object>? Inputs { get; set; }

    /// <summary>The provider as the mock saw it: <c>urn::id</c>, or empty.</summary>
    public string Provider { get; set; } = "";

    public bool RegisteredOutputs { get; set; }
}
