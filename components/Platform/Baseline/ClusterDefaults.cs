using MlInfra.Components.Common;
using Pulumi;
using Pulumi.Kubernetes.Scheduling.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Scheduling.V1;
using Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace MlInfra.Components.Baseline;

/// <summary>What <see cref="ClusterDefaults"/> needs to know.</summary>
public sealed class ClusterDefaultsArgs : ResourceArgs
{
    /// <summary>What the platform stands on. Required.</summary>
    public required Foundation Foundation { get; init; }
}

/// <summary>How volumes are made where nothing else is said, and who makes room for whom when nodes are full.</summary>
public sealed class ClusterDefaults : ComponentResource
{
    // Highest last. Pods without a class have 0. Training stands below: it is started again from its last checkpoint, and whatever else
    // runs on its node is not. Not below -10 though: for such pods the cluster autoscaler adds no nodes.
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/FAQ.md, expendable-pods-priority-cutoff (2026-11-21).
    private const int TrainingPriority = -5;
    private const int ServingPriority = 100_000;
    private const int PlatformPriority = 1_000_000;

    private readonly string _name;

    /// <summary>Declares storage class and priority classes.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public ClusterDefaults(string name, ClusterDefaultsArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:ClusterDefaults", name, args, options)
    {
        _name = name;
        StorageClass = Storage(args.Foundation.Facts.Volumes).Metadata.Apply(m => m.Name);
        Priorities = new PriorityNames(
            Platform: Priority(
                "platform",
                PlatformPriority,
                "Webhooks, controllers and the gateway: without them nothing else runs.",
                true
            ),
            Serving: Priority("serving", ServingPriority, "Endpoints: they take the place of training.", true),
            Training: Priority("training", TrainingPriority, "Training: it makes room for all others, and takes nobody's place.", false)
        );
        RegisterOutputs();
    }

    /// <summary>Name of the default storage class.</summary>
    [Output("storageClass")]
    public Output<string> StorageClass { get; private set; }

    /// <summary>Names of the priority classes.</summary>
    public PriorityNames Priorities { get; }

    private StorageClass Storage(VolumeDriver driver) =>
        new(
            $"{_name}-storage",
            new StorageClassArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "mlinfra",
                    Annotations = { ["storageclass.kubernetes.io/is-default-class"] = "true" },
                },
                Provisioner = driver.Provisioner,
                Parameters = new Dictionary<string, string>(driver.Parameters),
                // In the zone of the pod, which is not known before.
                VolumeBindingMode = "WaitForFirstConsumer",
                AllowVolumeExpansion = true,
                // Volumes go with their claims, and so with their namespace: none is left behind.
                ReclaimPolicy = "Delete",
            },
            new CustomResourceOptions { Parent = this }
        );

    // None is the default for all pods: a default would hold for new pods only, so a pod's priority would depend on when it started.
    private Output<string> Priority(string role, int value, string description, bool preempts)
    {
        var priority = new PriorityClass(
            $"{_name}-{role}",
            new PriorityClassArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"mlinfra-{role}" },
                Value = value,
                Description = description,
                PreemptionPolicy = preempts ? "PreemptLowerPriority" : "Never",
                GlobalDefault = false,
            },
            new CustomResourceOptions { Parent = this }
        );
        return priority.Metadata.Apply(m => m.Name);
    }
}
