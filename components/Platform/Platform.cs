using System.Collections.Immutable;
using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Monitoring;
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
    private readonly PlatformArgs _args;
    private readonly string _name;

    /// <summary>Declares the platform.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public Platform(string name, PlatformArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:platform:Platform", name, args, options)
    {
        (_name, _args) = (name, args);
        RequireSettings();
        var ground = DeclareBaseline();
        var monitoring = DeclareMonitoring(ground);
        DeclareTraining(ground.Context);
        var registry = DeclareRegistry(ground);
        var endpoints = DeclareServing(ground);

        CertificateIssuer = ground.Certificates.Issuer;
        GrafanaUrl = monitoring.GrafanaUrl;
        MlflowUrl = registry.Url;
        Endpoints = Addresses(endpoints);
        RegisterOutputs();
    }

    /// <summary>Name of the cluster issuer that signs certificates inside the cluster.</summary>
    [Output("certificateIssuer")]
    public Output<string> CertificateIssuer { get; private set; }

    /// <summary>Where people find Grafana.</summary>
    [Output("grafanaUrl")]
    public Output<string> GrafanaUrl { get; private set; }

    /// <summary>Address of the model registry.</summary>
    [Output("mlflowUrl")]
    public Output<string> MlflowUrl { get; private set; }

    /// <summary>Addresses of the endpoints that have a release, by name.</summary>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    private ComponentResourceOptions Child => new() { Parent = this, Provider = _args.Foundation.KubernetesProvider };

    /// <summary>What every part stands on, in the order in which it needs each other.</summary>
    private Ground DeclareBaseline()
    {
        var foundation = _args.Foundation;
        var kinds = new CustomKinds($"{_name}-kinds", new CustomKindsArgs { Foundation = foundation }, Child);
        var defaults = new ClusterDefaults($"{_name}-defaults", new ClusterDefaultsArgs { Foundation = foundation }, Child);
        var hardening = Hardening.For(_args.Security);
        var context = new PlatformContext(foundation, hardening, kinds.Installed, _args.Images, _args.Secrets)
        {
            Priorities = defaults.Priorities,
        };
        var certificates = new CertificateManager($"{_name}-certificates", new CertificateManagerArgs { Context = context }, Child);
        var secrets = new SecretManager($"{_name}-secrets", new SecretManagerArgs { Context = context }, Child);
        var gateway = new PlatformGateway(
            $"{_name}-gateway",
            new PlatformGatewayArgs
            {
                Context = context,
                Settings = _args.Gateway,
                Issuer = certificates.Issuer,
            },
            Child
        );
        return new Ground(context, defaults, certificates, secrets, gateway.Reference);
    }

    private PlatformMonitoring DeclareMonitoring(Ground ground) =>
        new(
            $"{_name}-monitoring",
            new PlatformMonitoringArgs
            {
                Context = ground.Context,
                Settings = _args.Monitoring,
                Gateway = ground.Gateway,
                StorageClass = ground.Defaults.StorageClass,
                SecretManager = ground.Secrets.Release,
                CertificateIssuer = ground.Certificates.Issuer,
                GpuOperator = HasGpuOperator,
            },
            Child
        );

    private bool HasGpuOperator => GpuOperator.IsNeeded(_args.Foundation.Facts.AcceleratorPools, _args.Training);

    private void DeclareTraining(PlatformContext context)
    {
        if (HasGpuOperator)
            _ = new GpuOperator($"{_name}-gpu", new GpuOperatorArgs { Context = context }, Child);
        var training = new TrainingOperator($"{_name}-training", new TrainingOperatorArgs { Context = context }, Child);
        var queues = new JobQueues($"{_name}-queues", new JobQueuesArgs { Context = context, JobKinds = training.Release }, Child);
        foreach (var (team, settings) in _args.Teams.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            _ = new Team(
                $"{_name}-team-{team}",
                new TeamArgs
                {
                    Context = context,
                    Team = team,
                    Settings = settings,
                    Queues = queues.Reference,
                    JobRuntime = training.JobRuntime,
                },
                Child
            );
        }
    }

    private ModelRegistry DeclareRegistry(Ground ground) =>
        new(
            $"{_name}-registry",
            new ModelRegistryArgs
            {
                Context = ground.Context,
                Settings = _args.Registry,
                SecretStore = ground.Secrets.Store,
                SecretManager = ground.Secrets.Release,
                Gateway = ground.Gateway,
            },
            Child
        );

    private SortedDictionary<string, Endpoint> DeclareServing(Ground ground)
    {
        var serving = new ModelServing(
            $"{_name}-serving",
            new ModelServingArgs
            {
                Context = ground.Context,
                Issuer = ground.Certificates.Issuer,
                Gateway = ground.Gateway,
            },
            Child
        );
        var endpoints = new SortedDictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (var (endpoint, settings) in _args.Serving.Endpoints.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            endpoints[endpoint] = new Endpoint(
                $"{_name}-endpoint-{endpoint}",
                new EndpointArgs
                {
                    Context = ground.Context,
                    Endpoint = endpoint,
                    Settings = settings,
                    Serving = serving.Reference,
                    SecretManager = ground.Secrets.Release,
                    Gateway = ground.Gateway,
                },
                Child
            );
        }
        return endpoints;
    }

    private Output<ImmutableDictionary<string, string>> Addresses(IReadOnlyDictionary<string, Endpoint> endpoints)
    {
        var released = endpoints.Keys.Where(name => _args.Serving.Endpoints[name].Version is not null).ToList();
        return Output
            .All(released.Select(name => endpoints[name].Url))
            .Apply(urls => released.Zip(urls).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
    }

    private void RequireSettings()
    {
        var problems = SettingsGuard.Problems(
            ("images", _args.Images),
            ("gateway", _args.Gateway),
            ("training", _args.Training),
            ("registry", _args.Registry),
            ("serving", _args.Serving),
            ("monitoring", _args.Monitoring),
            ("teams", _args.Teams)
        );
        var facts = _args.Foundation.Facts;
        problems.AddRange(PlatformRules.Check(facts.KubernetesVersion, facts.AcceleratorPools, _args.Training, _args.Serving, _args.Teams));
        SettingsGuard.Require(_name, problems);
    }

    private sealed record Ground(
        PlatformContext Context,
        ClusterDefaults Defaults,
        CertificateManager Certificates,
        SecretManager Secrets,
        GatewayReference Gateway
    );
}
