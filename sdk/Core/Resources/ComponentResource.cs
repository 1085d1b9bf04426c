namespace Pulumi;

/// <summary>A resource that groups others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options) { }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(
            type,
            name,
            args ?? ResourceArgs.Empty,
            options ?? new ComponentResourceOptions(),
            remote ? ResourceKind.RemoteComponent : ResourceKind.Component
        ) { }

    /// <summary>Registers every public property marked <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs() => RegisterOutputs(OutputProperties.Read(this));

    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs) => Deployment.Required.RegisterOutputs(this, outputs);
}
