namespace Pulumi;

public sealed partial class Deployment
{
    internal void Track(Task task) => throw new NotSupportedException();

    internal void RegisterOutputs(ComponentResource resource, Output<IDictionary<string, object?>> outputs) =>
        throw new NotSupportedException();
}
