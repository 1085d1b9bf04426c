namespace Pulumi;

internal enum ResourceKind
{
    Custom,
    Component,
    RemoteComponent,
}

public class Resource
{
    private readonly string _type = "";
    private readonly string _name = "";

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options, ResourceKind kind)
    {
        _type = type;
        _name = name;
        throw new NotSupportedException($"{args} {options} {kind}");
    }

    /// <summary>Stands for a resource that was registered elsewhere.</summary>
    private protected Resource(Output<string> urn) => Urn = urn;

    public Output<string> Urn { get; private set; } = null!;

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    private protected virtual void SetId(Output<string> id) { }
}
