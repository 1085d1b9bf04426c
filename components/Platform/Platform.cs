using MlInfra.Components.Baseline;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components;

/// <summary>The machine-learning platform on a Kubernetes cluster. It never asks which cloud it is on.</summary>
public sealed class Platform : ComponentResource
{
    /// <summary>Declares the platform.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public Platform(string name, PlatformArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:platform:Platform", name, args, options)
    {
        SettingsGuard.Require(name, ("images", args.Images));
        var certificates = new CertificateManager(
            $"{name}-certificates",
            new CertificateManagerArgs
            {
                Hardening = Hardening.For(args.Security),
                Images = args.Images,
                Secrets = args.Secrets,
            },
            new ComponentResourceOptions { Parent = this, Provider = args.Foundation.KubernetesProvider }
        );
        CertificateIssuer = certificates.Issuer;
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer that signs certificates inside the cluster.</summary>
    [Output("certificateIssuer")]
    public Output<string> CertificateIssuer { get; private set; }
}
