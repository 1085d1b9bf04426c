namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(), ResourceKind.Custom) { }

    /// <summary>Stands for a resource that is only known by its reference.</summary>
    private protected CustomResource(Output<string> urn, Output<string> id)
        : base(urn) => Id = id;

    public Output<string> Id { get; private set; } = null!;

    private protected override void SetId(Output<string> id) => Id = id;
}

/// <summary>What arrives in a mock where a program passed a resource as a value.</summary>
internal sealed class ResourceReference(string urn, OutputData<string> id) : CustomResource(Output.Create(urn), new Output<string>(id));
