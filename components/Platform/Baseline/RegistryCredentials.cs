using System.Text.Json.Nodes;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using KubernetesSecret = Pulumi.Kubernetes.Core.V1.Secret;

namespace MlInfra.Components.Baseline;

/// <summary>The pull secret for the private registries of an environment.</summary>
internal static class RegistryCredentials
{
    /// <summary>Name of the secret, in every namespace.</summary>
    public const string SecretName = "registry-credentials";

    /// <summary>Declares the secret in a namespace. Null where no registry needs one.</summary>
    public static KubernetesSecret? Declare(string name, Output<string> space, ImageSettings images, ISecretSource secrets, Resource parent)
    {
        if (images.Registries.Count == 0)
            return null;
        var registries = images.Registries.Values.OrderBy(r => r.Server, StringComparer.Ordinal).ToList();
        var passwords = Output.All(registries.Select(r => secrets.Read(r.Password)));
        return new KubernetesSecret(
            name,
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = SecretName, Namespace = space },
                Type = "kubernetes.io/dockerconfigjson",
                StringData = { [".dockerconfigjson"] = passwords.Apply(p => DockerConfig(registries, p)) },
            },
            new CustomResourceOptions { Parent = parent }
        );
    }

    // User name and password stand apart: the joined "auth" form is optional, and base64 would hide a placeholder.
    internal static string DockerConfig(IReadOnlyList<ImageRegistrySettings> registries, IReadOnlyList<string> passwords)
    {
        var auths = new JsonObject();
        foreach (var (registry, password) in registries.Zip(passwords))
            auths[registry.Server] = new JsonObject { ["username"] = registry.Username, ["password"] = password };
        return new JsonObject { ["auths"] = auths }.ToJsonString();
    }
}
