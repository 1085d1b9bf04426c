using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Monitoring;
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
        Require(name, args);
        var kinds = new CustomKinds($"{name}-kinds", new CustomKindsArgs { Foundation = args.Foundation }, Child(args));
        var defaults = new ClusterDefaults($"{name}-defaults", new ClusterDefaultsArgs { Foundation = args.Foundation }, Child(args));
        var context = new PlatformContext(args.Foundation, Hardening.For(args.Security), kinds.Installed, args.Images, args.Secrets)
        {
            Priorities = defaults.Priorities,
        };
        var certificates = new CertificateManager($"{name}-certificates", new CertificateManagerArgs { Context = context }, Child(args));
        var secrets = new SecretManager($"{name}-secrets", new SecretManagerArgs { Context = context }, Child(args));
        var gateway = new PlatformGateway(
            $"{name}-gateway",
            new PlatformGatewayArgs
            {
                Context = context,
                Settings = args.Gateway,
                Issuer = certificates.Issuer,
            },
            Child(args)
        );
        var monitoring = new Monitoring.Monitoring(
            $"{name}-monitoring",
            new MonitoringArgs
            {
                Context = context,
                Settings = args.Monitoring,
                Gateway = gateway.Reference,
                StorageClass = defaults.StorageClass,
                SecretManager = secrets.Release,
                CertificateIssuer = certificates.Issuer,
                GpuOperator = args.Training.GpuOperator,
            },
            Child(args)
        );
        CertificateIssuer = certificates.Issuer;
        GrafanaUrl = monitoring.GrafanaUrl;
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer that signs certificates inside the cluster.</summary>
    [Output("certificateIssuer")]
    public Output<string> CertificateIssuer { get; private set; }

    /// <summary>Where people find Grafana.</summary>
    [Output("grafanaUrl")]
    public Output<string> GrafanaUrl { get; private set; }

    private ComponentResourceOptions Child(PlatformArgs args) => new() { Parent = this, Provider = args.Foundation.KubernetesProvider };

    private static void Require(string name, PlatformArgs args)
    {
        var problems = SettingsGuard.Problems(
            ("images", args.Images),
            ("gateway", args.Gateway),
            ("training", args.Training),
            ("registry", args.Registry),
            ("serving", args.Serving),
            ("monitoring", args.Monitoring),
            ("teams", args.Teams)
        );
        var facts = args.Foundation.Facts;
        problems.AddRange(PlatformRules.Check(facts.KubernetesVersion, facts.AcceleratorPools, args.Training, args.Serving, args.Teams));
        SettingsGuard.Require(name, problems);
    }
}
