using System.Text.Json;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Engine;

/// <summary>Secrets from the engine's configuration, as secret outputs all the way.</summary>
internal sealed class EngineSecrets(Config config) : ISecretSource
{
    public const string Key = "environment";

    public Output<string> Read(Secret secret) => config.RequireSecret(Key).Apply(json => Find(json, secret.Path));

    private static string Find(string json, string path)
    {
        var value = JsonDocument.Parse(json).RootElement;
        foreach (var key in path.Split('.'))
            value = value.GetProperty(key);
        return value.GetString()!;
    }
}
