using MlInfra.Components.Teams;
using MlInfra.Components.Training.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Training;

/// <summary>The runtime for PyTorch: pods that may do as little as possible, with the identity of the team's service account.</summary>
internal static class TorchRuntime
{
    /// <summary>Name of the runtime, which training jobs refer to.</summary>
    public const string Name = "pytorch";

    /// <summary>Label by which Kubeflow's SDK knows what a runtime is for.</summary>
    public const string FrameworkLabel = "trainer.kubeflow.org/framework";

    private const string StepLabel = "trainer.kubeflow.org/trainjob-ancestor-step";
    private const string NodeName = "node";
    private const int User = 1000;

    /// <summary>What the runtime makes of a job.</summary>
    /// <param name="pullSecret">Name of the pull secret that every team's namespace has. Null: every registry is public.</param>
    /// <param name="priority">Priority class of the pods. Null: the cluster's default.</param>
    public static TrainingRuntimeSpecArgs Spec(string? pullSecret, Output<string>? priority) =>
        new()
        {
            Policy = new TrainingPolicyArgs { NumNodes = 1, Torch = new TorchPolicyArgs() },
            Template = new JobSetTemplateArgs
            {
                Spec = new JobSetSpecArgs
                {
                    ReplicatedJobs = new ReplicatedJobArgs
                    {
                        // Trainer looks for this name, for that of the container, and for the label.
                        Name = NodeName,
                        Template = new JobTemplateArgs
                        {
                            Metadata = new ObjectMetaArgs { Labels = { [StepLabel] = "trainer" } },
                            Spec = new JobTemplateSpecArgs { Template = new PodTemplateSpecArgs { Spec = Pod(pullSecret, priority) } },
                        },
                    },
                },
            },
        };

    private static PodSpecArgs Pod(string? pullSecret, Output<string>? priority)
    {
        var pod = new PodSpecArgs
        {
            ServiceAccountName = Team.ServiceAccountName,
            // Training code talks to the cloud and the registry, not to Kubernetes.
            AutomountServiceAccountToken = false,
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = User,
                RunAsGroup = User,
                FsGroup = User,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers = { Container() },
            Volumes =
            {
                // Processes of a node hand batches to each other here; the default of 64 MiB breaks data loaders.
                new VolumeArgs
                {
                    Name = "shared-memory",
                    EmptyDir = new EmptyDirVolumeSourceArgs { Medium = "Memory" },
                },
            },
        };
        if (priority is not null)
            pod.PriorityClassName = priority;
        if (pullSecret is not null)
            pod.ImagePullSecrets = new[] { new LocalObjectReferenceArgs { Name = pullSecret } };
        return pod;
    }

    private static ContainerArgs Container() =>
        new()
        {
            Name = NodeName,
            Image = TrainingVersions.PyTorchImage,
            WorkingDir = "/tmp",
            // The user has no entry in the image, and so no home.
            Env =
            {
                new EnvVarArgs { Name = "HOME", Value = "/tmp" },
            },
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            },
            VolumeMounts =
            {
                new VolumeMountArgs { Name = "shared-memory", MountPath = "/dev/shm" },
            },
        };
}
