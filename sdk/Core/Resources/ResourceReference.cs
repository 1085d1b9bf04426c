namespace Pulumi;

/// <summary>What arrives in a mock where a program passed a resource as a value: urn and id, nothing else.</summary>
internal sealed class ResourceReference(Resource origin, string urn, OutputData<string> id)
    : CustomResource(origin, Output.Create(urn), new Output<string>(id))
{
    public Resource Origin { get; } = origin;

    /// <summary>JSON has no references: a custom resource is its id, a component its urn.</summary>
    public string JsonValue { get; } = origin is CustomResource ? id.Value : urn;
}
