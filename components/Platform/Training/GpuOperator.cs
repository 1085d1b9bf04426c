using MlInfra.Components.Common;
using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>What <see cref="GpuOperator"/> needs to know.</summary>
public sealed class GpuOperatorArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }
}

/// <summary>The NVIDIA GPU operator: it makes GPUs of nodes known to the scheduler, and measures them.</summary>
public sealed class GpuOperator : ComponentResource
{
    private const int ExporterPort = 9400;
    private const int OperatorMetricsPort = 8080;

    /// <summary>Declares the operator.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public GpuOperator(string name, GpuOperatorArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:training:GpuOperator", name, args, options)
    {
        var context = args.Context;
        var space = new PlatformNamespace(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Gpu,
                Context = context,
                // Device plugin, exporter and validators mount paths of the node; a driver is a module of its kernel.
                PodSecurity = PodSecurity.Privileged,
                Openings = [OutToNetworks.Https, Metrics()],
            },
            new ComponentResourceOptions { Parent = this }
        );
        var release = HelmRelease.Declare(
            $"{name}-release",
            TrainingVersions.GpuOperator,
            space.Name,
            GpuOperatorValues.Of(context.Foundation.Facts.GpuNodeImage, context.Foundation.Facts.AcceleratorPools, space.PullSecret),
            this,
            context.Kinds.Metrics
        );
        ReleaseName = release.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the release. Whoever uses it waits for the operator.</summary>
    [Output("releaseName")]
    public Output<string> ReleaseName { get; private set; }

    /// <summary>Whether a platform has the operator: with a pool that has accelerators, unless the settings say no.</summary>
    /// <param name="pools">Pools with accelerators.</param>
    /// <param name="settings">How models are trained.</param>
    public static bool IsNeeded(IReadOnlyList<AcceleratorPool> pools, TrainingSettings settings) => pools.Count > 0 && settings.GpuOperator;

    private static InFrom Metrics() => new("metrics", PlatformSpaces.Monitoring) { Ports = [ExporterPort, OperatorMetricsPort] };
}
