namespace Pulumi;

/// <summary>The root of every run: all resources without a parent belong to it.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Required.ProjectName}-{Deployment.Required.StackName}", ToResourceOptions(options)) =>
        Deployment.Required.Stack = this;

    internal void RegisterStackOutputs()
    {
        var outputs = OutputProperties.Read(this);
        var missing = outputs.Where(o => o.Value is null).Select(o => o.Key).ToList();
        if (missing.Count > 0)
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                    + "Properties marked [Output] must be assigned in the constructor of the stack."
            );
        RegisterOutputs(outputs);
    }

    private static ComponentResourceOptions ToResourceOptions(StackOptions? options) =>
        new() { ResourceTransformations = options?.ResourceTransformations ?? [] };
}
