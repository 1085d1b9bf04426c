using Pulumi;

namespace MlInfra.Engine;

/// <summary>The program as the Pulumi engine starts it.</summary>
internal static class EngineStart
{
    // The engine tells a program where to register resources; nothing else sets this.
    private const string MonitorAddress = "PULUMI_MONITOR";

    public static bool IsEngine(string[] args) => args.Length == 0 && Environment.GetEnvironmentVariable(MonitorAddress) is not null;

    public static Task<int> DeployAsync() => Deployment.RunAsync<MlStack>(new EngineServices());
}
