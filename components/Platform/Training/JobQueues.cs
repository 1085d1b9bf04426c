using MlInfra.Components.Common;
using MlInfra.Components.Training.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Training;

/// <summary>What <see cref="JobQueues"/> needs to know.</summary>
public sealed class JobQueuesArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>What brings the kinds of jobs that are queued, beside Kubernetes' own. Required.</summary>
    public required Resource JobKinds { get; init; }
}

/// <summary>Kueue, which lets a job start when its team has quota for it, and the kinds of nodes that quotas are given on.</summary>
public sealed class JobQueues : ComponentResource
{
    /// <summary>Name of the flavor for CPUs and memory, on any node.</summary>
    internal const string CpuFlavor = "cpu";

    /// <summary>Declares Kueue and the flavors.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public JobQueues(string name, JobQueuesArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:training:JobQueues", name, args, options)
    {
        var context = args.Context;
        var space = Space(name, context);
        var release = HelmRelease.Declare(
            $"{name}-release",
            TrainingVersions.Kueue,
            space.Name,
            KueueValues.Of(context, space.PullSecret),
            this,
            context.Kinds.Metrics,
            args.JobKinds
        );
        // No label: a pod that asks for a GPU runs on a node of the other flavor, and its CPUs count here all the same.
        var cpu = Flavor($"{name}-cpu", CpuFlavor, new ResourceFlavorSpecArgs(), release);
        var accelerators = Accelerators(context.Foundation.Facts.AcceleratorPools)
            .ToDictionary(a => a, a => Flavor($"{name}-{a}", a, AcceleratorSpec(a), release));
        Reference = new QueueReference(release, cpu, accelerators);
        CpuFlavorName = cpu;
        RegisterOutputs();
    }

    /// <summary>Name of the flavor for CPUs and memory.</summary>
    [Output("cpuFlavor")]
    public Output<string> CpuFlavorName { get; private set; }

    /// <summary>What a team's queue is made from.</summary>
    public QueueReference Reference { get; }

    /// <summary>Accelerators of the pools, each once.</summary>
    internal static IEnumerable<string> Accelerators(IEnumerable<AcceleratorPool> pools) =>
        pools.Select(p => p.Accelerator).Distinct().Order(StringComparer.Ordinal);

    private PlatformNamespace Space(string name, PlatformContext context) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Queues,
                Context = context,
                Openings =
                [
                    OutToNetworks.Https,
                    // The API server calls the webhooks, and hands on requests for what is pending.
                    new InFromAnywhere("api") { Ports = [KueueConfiguration.WebhookPort, KueueConfiguration.VisibilityPort] },
                    new InFrom("metrics", PlatformSpaces.Monitoring) { Ports = [KueueConfiguration.MetricsPort] },
                ],
            },
            new ComponentResourceOptions { Parent = this }
        );

    private Output<string> Flavor(string name, string flavor, ResourceFlavorSpecArgs spec, Resource release) =>
        new ResourceFlavor(
            name,
            new ResourceFlavorArgs
            {
                Metadata = new ObjectMetaArgs { Name = flavor },
                Spec = spec,
            },
            // The release brings the kind, its webhook has to answer, and its controller has to let go of the object in the end.
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        ).Metadata.Apply(m => m.Name);

    private static ResourceFlavorSpecArgs AcceleratorSpec(string accelerator) =>
        new()
        {
            NodeLabels = new InputMap<string> { [AcceleratorPool.AcceleratorLabel] = accelerator },
            Tolerations = Scheduling.ToleratesGpuNodes,
        };
}
