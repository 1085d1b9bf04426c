using Pulumi;

namespace MlInfra.Components.Settings;

/// <summary>Where the values of secret settings come from: the engine's configuration, or placeholders where there is no engine.</summary>
public interface ISecretSource
{
    /// <summary>The value as a secret output.</summary>
    /// <param name="secret">Which setting.</param>
    Output<string> Read(Secret secret);
}
