using MlInfra.Components.Common;
using MlInfra.Components.Serving.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Serving;

/// <summary>
/// An endpoint: a pinned version of a model behind HTTPS and a key. Without a version it is everything but the servers, and waits for its
/// first release.
/// </summary>
public sealed class Endpoint : ComponentResource
{
    /// <summary>Header in which callers send their key.</summary>
    internal const string KeyHeader = "x-api-key";

    /// <summary>Label that KServe puts on the pods of an endpoint, with the endpoint's name.</summary>
    internal const string PodLabel = "serving.kserve.io/inferenceservice";

    private readonly string _name;
    private readonly EndpointArgs _args;

    /// <summary>Declares the endpoint.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public Endpoint(string name, EndpointArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:serving:Endpoint", name, args, options)
    {
        (_name, _args) = (name, args);
        var account = Account();
        var policy = KeyPolicy();
        if (args.Settings.Version is null)
        {
            Url = Output.Create("no release yet");
        }
        else
        {
            var service = Service(account, policy);
            if (args.Settings.Replicas.Min > 1)
                Budget();
            Url = OutputUtilities.WithDependency(Output.Create($"https://{args.Gateway.Host(args.Endpoint)}"), service);
        }
        RegisterOutputs();
    }

    /// <summary>Address of the endpoint, or <c>no release yet</c> where no version is pinned.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    private Output<string> Account()
    {
        var serviceAccount = $"endpoint-{_args.Endpoint}";
        var granted = _args.Context.Foundation.GrantAccess(
            PlatformSpaces.Endpoints,
            serviceAccount,
            new Permission.ReadArtifacts(EndpointDecisions.ModelFolder(_args.Settings))
        );
        var account = new ServiceAccount(
            $"{_name}-account",
            new ServiceAccountArgs
            {
                Metadata = new ObjectMetaArgs { Name = granted, Namespace = _args.Serving.Space },
                AutomountServiceAccountToken = false,
            },
            new CustomResourceOptions { Parent = this }
        );
        return account.Metadata.Apply(m => m.Name);
    }

    /// <summary>
    /// The gateway refuses a request without a key from the first moment: the policy is there before the routes, which KServe makes, and a
    /// policy whose secret is missing lets nothing through.
    /// </summary>
    private SecurityPolicy KeyPolicy()
    {
        var key = GeneratedSecret.Declare(
            $"{_name}-key",
            $"{_args.Endpoint}-key",
            _args.Serving.Space,
            new InputMap<string> { ["default"] = "{{ .password }}" },
            this,
            _args.SecretManager
        );
        return new SecurityPolicy(
            $"{_name}-policy",
            new SecurityPolicyArgs
            {
                // It goes before the gateway that holds callers to it.
                Metadata = new ObjectMetaArgs { Name = _args.Endpoint, Namespace = _args.Serving.Space.After(_args.Gateway.Name) },
                Spec = new SecurityPolicySpecArgs
                {
                    TargetRefs = EndpointDecisions.Routes(_args.Endpoint).Select(route => new PolicyTargetArgs { Name = route }).ToArray(),
                    ApiKeyAuth = new ApiKeyAuthArgs
                    {
                        CredentialRefs = new CredentialReferenceArgs { Name = key },
                        ExtractFrom = new ExtractFromArgs { Headers = KeyHeader },
                        Sanitize = true,
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { _args.Context.Kinds.Routes } }
        );
    }

    // It is not waited for: the first deployment of an account, which has no models yet, has to come to its end.
    private InferenceService Service(Output<string> account, SecurityPolicy policy) =>
        new(
            $"{_name}-service",
            new InferenceServiceArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = _args.Endpoint,
                    Namespace = _args.Serving.Space,
                    Annotations = { ["serving.kserve.io/autoscalerClass"] = EndpointDecisions.Autoscaler(_args.Settings.Replicas) },
                },
                Spec = new InferenceServiceSpecArgs { Predictor = Predictor(account) },
            },
            // Also when it goes: no route is left without its policy, and KServe, which the runtime's name stands for, is still there to
            // take its finalizer off.
            new CustomResourceOptions { Parent = this, DependsOn = { policy } }
        );

    private PredictorArgs Predictor(Output<string> account)
    {
        var settings = _args.Settings;
        return new PredictorArgs
        {
            MinReplicas = settings.Replicas.Min,
            MaxReplicas = settings.Replicas.Max,
            ServiceAccountName = account,
            StorageContainerName = _args.Serving.Storage,
            AutomountServiceAccountToken = false,
            ImagePullSecrets = _args.Serving.PullSecret is { } secret
                ? (InputList<LocalObjectReferenceArgs>)new LocalObjectReferenceArgs { Name = secret }
                : null,
            PriorityClassName = _args.Context.Priorities is { } priorities ? (Input<string>)priorities.Serving : null,
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            NodeSelector = settings.Accelerator is { } accelerator
                ? new InputMap<string> { [AcceleratorPool.AcceleratorLabel] = accelerator }
                : null,
            Tolerations = settings.Accelerator is null ? null : (InputList<TolerationArgs>)Scheduling.ToleratesGpuNodes,
            TopologySpreadConstraints =
                settings.Replicas.Max > 1 ? (InputList<TopologySpreadConstraintArgs>)Scheduling.SpreadOverZones(Pods()) : null,
            Model = new PredictorModelArgs
            {
                ModelFormat = new ModelFormatArgs { Name = MlflowRuntime.Format },
                Runtime = _args.Serving.Runtime,
                ProtocolVersion = MlflowRuntime.Protocol,
                StorageUri = Output.Format($"{_args.Context.Foundation.ArtifactStore}/{EndpointDecisions.VersionFolder(settings)}"),
                Resources = new ResourceRequirementsArgs
                {
                    Requests = new Dictionary<string, string>(EndpointDecisions.Requests(settings)),
                    Limits = new Dictionary<string, string>(EndpointDecisions.Limits(settings)),
                },
            },
        };
    }

    private void Budget() =>
        _ = new PodDisruptionBudget(
            $"{_name}-budget",
            new PodDisruptionBudgetArgs
            {
                Metadata = new ObjectMetaArgs { Name = _args.Endpoint, Namespace = _args.Serving.Space },
                Spec = new PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = Pods() },
            },
            new CustomResourceOptions { Parent = this }
        );

    private LabelSelectorArgs Pods() => new() { MatchLabels = { [PodLabel] = _args.Endpoint } };
}
