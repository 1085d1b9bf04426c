using MlInfra.Components.Common.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Common;

/// <summary>A Kubernetes secret with a password that is made up inside the cluster once, and is in no state.</summary>
internal static class GeneratedSecret
{
    private const int Length = 32;

    /// <summary>Declares generator and secret.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="secret">Name of the Kubernetes secret.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="template">Go templates by key of the secret; the password is <c>{{ .password }}</c>.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="needs">What has to be there before: external-secrets.</param>
    /// <returns>Name of the secret.</returns>
    public static Output<string> Declare(
        string name,
        string secret,
        Output<string> space,
        InputMap<string> template,
        Resource parent,
        Resource needs
    )
    {
        var generator = new PasswordGenerator(
            $"{name}-generator",
            new PasswordGeneratorArgs
            {
                Metadata = new ObjectMetaArgs { Name = secret, Namespace = space },
                Spec = new PasswordSpecArgs { Length = Length },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { needs } }
        );
        var generated = new ExternalSecret(
            name,
            new ExternalSecretArgs
            {
                // It is ready once the Kubernetes secret is there.
                Metadata = new ObjectMetaArgs
                {
                    Name = secret,
                    Namespace = space,
                    Annotations = WaitFor.Condition("Ready"),
                },
                Spec = new ExternalSecretSpecArgs
                {
                    RefreshInterval = "0",
                    Target = new ExternalSecretTargetArgs
                    {
                        Name = secret,
                        Template = new ExternalSecretTemplateArgs { Data = template },
                    },
                    DataFrom = new ExternalSecretDataFromArgs
                    {
                        SourceRef = new SecretSourceReferenceArgs
                        {
                            GeneratorRef = new GeneratorReferenceArgs { Name = generator.Metadata.Apply(m => m.Name) },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { needs } }
        );
        return generated.Metadata.Apply(m => m.Name);
    }
}
