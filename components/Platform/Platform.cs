using System.Collections.Immutable;
using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Registry;
using MlInfra.Components.Serving;
using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;
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
        var registry = new ModelRegistry(
            $"{name}-registry",
            new ModelRegistryArgs
            {
                Context = context,
                Settings = args.Registry,
                SecretStore = secrets.Store,
                SecretManager = secrets.Release,
                Gateway = gateway.Reference,
            },
            Child(args)
        );
        var serving = new ModelServing(
            $"{name}-serving",
            new ModelServingArgs
            {
                Context = context,
                Issuer = certificates.Issuer,
                Gateway = gateway.Reference,
            },
            Child(args)
        );
        TrainingAndTeams(name, args, context);
        CertificateIssuer = certificates.Issuer;
        MlflowUrl = registry.Url;
        Endpoints = Released(
            args.Serving.Endpoints.Select(endpoint =>
                (
                    endpoint.Key,
                    endpoint.Value,
                    new Endpoint(
                        $"{name}-endpoint-{endpoint.Key}",
                        new EndpointArgs
                        {
                            Context = context,
                            Endpoint = endpoint.Key,
                            Settings = endpoint.Value,
                            Serving = serving.Reference,
                            SecretManager = secrets.Release,
                            Gateway = gateway.Reference,
                        },
                        Child(args)
                    )
                )
            )
        );
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer that signs certificates inside the cluster.</summary>
    [Output("certificateIssuer")]
    public Output<string> CertificateIssuer { get; private set; }

    /// <summary>Address of the model registry.</summary>
    [Output("mlflowUrl")]
    public Output<string> MlflowUrl { get; private set; }

    /// <summary>Addresses of the endpoints that have a release, by name.</summary>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    private static Output<ImmutableDictionary<string, string>> Released(
        IEnumerable<(string Name, EndpointSettings Settings, Endpoint Endpoint)> endpoints
    )
    {
        // All of them are declared, then those without a release are left out.
        var released = endpoints.ToList().Where(e => e.Settings.Version is not null).ToList();
        return Output
            .All(released.Select(e => e.Endpoint.Url))
            .Apply(urls => released.Zip(urls).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second));
    }

    private void TrainingAndTeams(string name, PlatformArgs args, PlatformContext context)
    {
        if (GpuOperator.IsNeeded(args.Foundation.Facts.AcceleratorPools, args.Training))
            _ = new GpuOperator($"{name}-gpu", new GpuOperatorArgs { Context = context }, Child(args));
        var training = new TrainingOperator($"{name}-training", new TrainingOperatorArgs { Context = context }, Child(args));
        var queues = new JobQueues($"{name}-queues", new JobQueuesArgs { Context = context, JobKinds = training.Release }, Child(args));
        foreach (var (team, settings) in args.Teams.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            _ = new Team(
                $"{name}-team-{team}",
                new TeamArgs
                {
                    Context = context,
                    Team = team,
                    Settings = settings,
                    Queues = queues.Reference,
                    JobRuntime = training.JobRuntime,
                },
                Child(args)
            );
        }
    }

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
