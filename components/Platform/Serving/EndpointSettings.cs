using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Serving;

/// <summary>An endpoint that serves one version of one model.</summary>
public sealed record EndpointSettings : ICheckedSettings
{
    /// <summary>Name of the registered model. Required.</summary>
    [RegularExpression(
        "^[a-zA-Z0-9][a-zA-Z0-9._-]{0,119}$",
        ErrorMessage = "1 to 120 letters, digits, dots, dashes and underscores, a letter or digit first"
    )]
    public required string Model { get; init; }

    /// <summary>
    /// Version of the model, 1 or more: it is served from <c>models/&lt;model&gt;/&lt;version&gt;</c> of the artifact store.
    /// Default: none, an endpoint that waits for its first release.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? Version { get; init; }

    /// <summary>Accelerator of its pods, one each, such as <c>a10g</c>; a pool has to have it. Default: none.</summary>
    [Accelerator]
    public string? Accelerator { get; init; }

    /// <summary>CPUs of a pod, 1 to 64. Default: 1.</summary>
    [Range(1, 64)]
    public int Cpus { get; init; } = 1;

    /// <summary>Memory of a pod in GiB, 1 to 1024. Default: 2.</summary>
    [Range(1, 1024)]
    public int MemoryGiB { get; init; } = 2;

    /// <summary>How many pods serve. Default: one.</summary>
    public ReplicaSettings Replicas { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        // Source: github.com/kserve/kserve, issue 3514: an InferenceService in Standard mode has no activator that could wake it.
        if (Replicas.Min == 0)
            yield return new(
                "replicas.min",
                "0",
                "1 or more: endpoints run in KServe's Standard mode, which cannot scale to zero",
                "Set replicas.min to 1. An accelerator pool that it leaves empty still scales to zero."
            );
        if (Replicas.Min > Replicas.Max)
            yield return new(
                "replicas.min",
                $"{Replicas.Min}",
                $"at most replicas.max, which is {Replicas.Max}",
                "Lower replicas.min or raise replicas.max."
            );
    }
}

/// <summary>How many pods serve an endpoint.</summary>
public sealed record ReplicaSettings
{
    /// <summary>Pods that always run, 1 to 1000. Default: 1.</summary>
    // Zero is refused with its own words.
    [Range(0, 1000)]
    public int Min { get; init; } = 1;

    /// <summary>Pods at the most, 1 to 1000. Default: 1.</summary>
    [Range(1, 1000)]
    public int Max { get; init; } = 1;
}
