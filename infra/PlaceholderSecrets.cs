using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra;

/// <summary>Secrets where there is no engine: known texts, flagged secret, that say which setting they stand for.</summary>
internal sealed class PlaceholderSecrets : ISecretSource
{
    public Output<string> Read(Secret secret) => Output.CreateSecret(secret.Placeholder);
}
