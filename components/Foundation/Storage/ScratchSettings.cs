using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Storage;

/// <summary>Fast disks beside the artifact store, for what training reads over and over.</summary>
public sealed record ScratchSettings
{
    /// <summary>A Lustre file system that shows the datasets of the artifact store. Default: none.</summary>
    public LustreSettings? Lustre { get; init; }
}

/// <summary>A Lustre file system linked to the artifact store. It is in one zone.</summary>
public sealed record LustreSettings : ICheckedSettings
{
    private const int Smallest = 1200;
    private const int Largest = 100800;
    private const int Step = 2400;

    // What others write and somebody relies on: run outputs, released models, folders of teams.
    private static readonly string[] Taken = ["mlflow/", "models/", "teams/"];

    /// <summary>Its size in GiB: 1200, or a multiple of 2400 up to 100800. Required.</summary>
    // Above that an account has to ask AWS first.
    // Sources: docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html, StorageCapacity;
    // docs.aws.amazon.com/fsx/latest/LustreGuide/limits.html (2026-11-21).
    [Range(Smallest, Largest)]
    public required int CapacityGiB { get; init; }

    /// <summary>
    /// <c>scratch</c>: cheap, and what lies on a server that fails is read from the store again. <c>persistent</c>: servers are replaced,
    /// and the data is encrypted with a key of its own. Default: scratch.
    /// </summary>
    public LustreDeployment Deployment { get; init; } = LustreDeployment.Scratch;

    /// <summary>
    /// MB/s for each TiB of a persistent file system: 125, 250, 500 or 1000. One that is scratch has 200, and takes no other. Default: 125.
    /// </summary>
    // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/managing-throughput-capacity.html, using-fsx-lustre.html (2026-11-21).
    [AllowedValues(null, 125, 250, 500, 1000)]
    public int? ThroughputPerTiB { get; init; }

    /// <summary>
    /// Folder of the artifact store that it shows, with a slash last; not that of run outputs, released models or teams. Default:
    /// <c>datasets/</c>.
    /// </summary>
    [RegularExpression(
        "^([a-z0-9][a-z0-9._-]{0,62}/){1,4}$",
        ErrorMessage = "1 to 4 folders of lower-case letters, digits, dots, dashes and underscores, each with a slash behind it, such as datasets/"
    )]
    public string Prefix { get; init; } = "datasets/";

    /// <summary>
    /// Its zone, one of the network's, by its letter: that of the nodes that read from it, because traffic between zones is paid for.
    /// Default: the first.
    /// </summary>
    [RegularExpression("^[a-f]$", ErrorMessage = "a letter from a to f")]
    public string? Zone { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (CapacityGiB != Smallest && CapacityGiB % Step != 0)
            yield return new(
                "capacityGiB",
                $"{CapacityGiB}",
                $"{Smallest}, or a multiple of {Step}",
                $"Choose {Math.Clamp((CapacityGiB + Step - 1) / Step, 1, Largest / Step) * Step}, which is the nearest."
            );
        if (Deployment == LustreDeployment.Scratch && ThroughputPerTiB is { } throughput)
            yield return new(
                "throughputPerTiB",
                $"{throughput}",
                "nothing, with deployment: scratch, which has 200",
                "Remove it, or choose deployment: persistent."
            );
        if (Array.Find(Taken, folder => Prefix.StartsWith(folder, StringComparison.Ordinal)) is { } taken)
            yield return new(
                "prefix",
                Prefix,
                $"a folder outside {taken}, which not everybody may read",
                "Choose another, such as datasets/."
            );
    }
}

/// <summary>How long a Lustre file system is meant to last.</summary>
public enum LustreDeployment
{
    /// <summary>Until a server fails.</summary>
    Scratch,

    /// <summary>Until it is deleted.</summary>
    Persistent,
}
