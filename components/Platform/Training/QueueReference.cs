using Pulumi;

namespace MlInfra.Components.Training;

/// <summary>What a team's queue is made from.</summary>
/// <param name="Controller">Kueue itself. Whatever holds jobs depends on it, so that it is there to release them.</param>
/// <param name="CpuFlavor">Name of the flavor for CPUs and memory. Whoever uses it waits for Kueue.</param>
/// <param name="AcceleratorFlavors">Names of the flavors by accelerator. Whoever uses one waits for Kueue.</param>
public sealed record QueueReference(
    Resource Controller,
    Output<string> CpuFlavor,
    IReadOnlyDictionary<string, Output<string>> AcceleratorFlavors
);
