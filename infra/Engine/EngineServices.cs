using MlInfra.Stacks;
using Pulumi;

namespace MlInfra.Engine;

/// <summary>The stack under the engine. Asked for from inside the run, where the engine's configuration can be read.</summary>
internal sealed class EngineServices : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(MlStack) ? Stack() : null;

    private static MlStack Stack()
    {
        var config = new Config("mlinfra");
        var name = Deployment.Instance.StackName;
        var json = config.Get(EngineSecrets.Key) ?? throw new RunException(Missing(name));
        var found = Workspace.Find();
        var loaded = found.Workspace?.Catalog.LoadFromEngine(name, json);
        if (loaded?.Environment is not { } environment)
            throw new RunException(ProblemText.Format(loaded?.Problems ?? found.Problems));
        return new MlStack(new StackOptions(), environment, new EngineSecrets(config));
    }

    private static string Missing(string name) =>
        $"stack {name}\n  given:   no mlinfra:environment in its configuration\n"
        + $"  allowed: a map of settings, as in stacks/Pulumi.{name}.yaml\n"
        + "  next:    Name the stack after an environment: pulumi stack select <environment>.";
}
