using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Training.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Training;

/// <summary>What <see cref="TrainingOperator"/> needs to know.</summary>
public sealed class TrainingOperatorArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }
}

/// <summary>Kubeflow Trainer with JobSet, and one runtime that training jobs are made from.</summary>
public sealed class TrainingOperator : ComponentResource
{
    /// <summary>Declares the operator and its runtime.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public TrainingOperator(string name, TrainingOperatorArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:training:TrainingOperator", name, args, options)
    {
        var context = args.Context;
        var space = Space(name, context);
        var release = HelmRelease.Declare(
            $"{name}-release",
            TrainingVersions.Trainer,
            space.Name,
            TrainerValues.Of(context.Hardening, space.PullSecret),
            this
        );
        var runtime = new ClusterTrainingRuntime(
            $"{name}-runtime",
            new ClusterTrainingRuntimeArgs
            {
                Metadata = new ObjectMetaArgs { Name = TorchRuntime.Name, Labels = { [TorchRuntime.FrameworkLabel] = "torch" } },
                Spec = TorchRuntime.Spec(
                    context.Images.Registries.Count > 0 ? RegistryCredentials.SecretName : null,
                    context.Priorities?.Training
                ),
            },
            // The release brings the kind, and its webhook has to answer.
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        Runtime = runtime.Metadata.Apply(m => m.Name);
        Release = release;
        JobRuntime = runtime;
        RegisterOutputs();
    }

    /// <summary>Name of the runtime for PyTorch. Whoever uses it waits for it, its kind and its controller.</summary>
    [Output("runtime")]
    public Output<string> Runtime { get; private set; }

    /// <summary>The operators, for whoever needs their kinds.</summary>
    public Resource Release { get; }

    /// <summary>The runtime, for whoever holds jobs that are made from it: it cannot go before them.</summary>
    public Resource JobRuntime { get; }

    private PlatformNamespace Space(string name, PlatformContext context) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Training,
                Context = context,
                Openings =
                [
                    OutToNetworks.Https,
                    // Of both operators, which certify themselves.
                    new InFromAnywhere("webhooks") { Ports = [TrainerValues.WebhookPort] },
                ],
            },
            new ComponentResourceOptions { Parent = this }
        );
}
