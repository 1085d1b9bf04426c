using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Called in a resource's constructor before it is registered; null means no change.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

[SuppressMessage("Performance", "CA1815", Justification = "Official shape; never compared.")]
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    public Resource Resource { get; } = resource;
    public ResourceArgs Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}

[SuppressMessage("Performance", "CA1815", Justification = "Official shape; never compared.")]
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    public ResourceArgs Args { get; } = args;
    public ResourceOptions Options { get; } = options;
}
