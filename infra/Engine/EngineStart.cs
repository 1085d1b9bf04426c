using MlInfra.Stacks;
using Pulumi;

namespace MlInfra.Engine;

/// <summary>The program as the Pulumi engine starts it.</summary>
internal static class EngineStart
{
    // The engine tells a program where to register resources; nothing else sets this.
    private const string MonitorAddress = "PULUMI_MONITOR";

    public static bool IsEngine(string[] args) => args.Length == 0 && Environment.GetEnvironmentVariable(MonitorAddress) is not null;

    public static Task<int> DeployAsync() => Deployment.RunAsync<MlStack>(new Services());

    /// <summary>Asked from inside the run, where the engine's configuration can be read.</summary>
    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(MlStack) ? Stack() : null;

        private static MlStack Stack()
        {
            var config = new Config("mlinfra");
            var name = Deployment.Instance.StackName;
            var json = config.Get(EngineSecrets.Key) ?? throw new RunException(Missing(name));
            var loaded = EnvironmentFinder.Load(catalog => catalog.LoadFromEngine(name, json));
            if (loaded.Environment is not { } environment)
                throw new RunException(ProblemText.Format(loaded.Problems));
            return new MlStack(new StackOptions(), environment, new EngineSecrets(config));
        }

        private static string Missing(string name) =>
            $"stacks/Pulumi.{name}.yaml\n  given:   no mlinfra:environment in the configuration of the stack\n"
            + $"  allowed: a map of settings\n  next:    Name the stack after an environment: pulumi stack select <environment>.";
    }
}
