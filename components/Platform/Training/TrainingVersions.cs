using MlInfra.Components.Common;

namespace MlInfra.Components.Training;

/// <summary>Charts and images of the training family, in one place.</summary>
internal static class TrainingVersions
{
    /// <summary>
    /// Image of the training runtime. CUDA 12.8: images with CUDA 13 need driver 580 or newer on the nodes.
    /// </summary>
    // Source: github.com/kubeflow/trainer, charts/kubeflow-trainer/files/runtimes/torch-distributed.yaml (2026-08), which runs the same.
    public const string PyTorchImage = "docker.io/pytorch/pytorch:2.10.0-cuda12.8-cudnn9-runtime";

    /// <summary>Image of Kueue. The chart in git names a staging image with a moving tag: whatever the published chart names, this runs.</summary>
    // Source: github.com/kubernetes-sigs/kueue, tag v0.19.2 of 2026-08-20, whose releases are promoted to registry.k8s.io.
    public const string KueueImage = "registry.k8s.io/kueue/kueue";

    /// <summary>Image of JobSet, which comes with Trainer's chart. Its chart in git names a staging image with a moving tag too.</summary>
    // Source: github.com/kubernetes-sigs/jobset, hack/push-chart.sh: releases are promoted to registry.k8s.io (2026-11-21).
    public const string JobSetImage = "registry.k8s.io/jobset/jobset";

    /// <summary>Tag of <see cref="JobSetImage"/>.</summary>
    // Source: dependencies of the Chart.yaml of kubeflow-trainer 2.3.0.
    public const string JobSetTag = "v0.12.0";

    // Source: github.com/NVIDIA/gpu-operator, tag v26.7.0 of 2026-08-20; kubeVersion of its Chart.yaml.
    public static readonly Chart GpuOperator = new("gpu-operator", "v26.7.0", "https://helm.ngc.nvidia.com/nvidia", new("1.16"));

    // Source: github.com/kubernetes-sigs/kueue, tag v0.19.2 of 2026-08-20; its site/content/en/docs/installation: 1.29 or newer.
    public static readonly Chart Kueue = new("kueue", "0.19.2", "oci://registry.k8s.io/kueue/charts", new("1.29"));

    // Source: github.com/kubeflow/trainer, tag v2.3.0 of 2026-08-06; kubeflow.org/docs/components/trainer/operator-guides/installation.
    public static readonly Chart Trainer = new("kubeflow-trainer", "2.3.0", "oci://ghcr.io/kubeflow/charts", new("1.31"));

    /// <summary>Tag of <see cref="KueueImage"/>.</summary>
    public static string KueueTag { get; } = $"v{Kueue.Version}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [GpuOperator, Kueue, Trainer];
}
