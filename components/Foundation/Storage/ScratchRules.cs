using MlInfra.Components.Settings;

namespace MlInfra.Components.Storage;

/// <summary>What follows from the settings of fast disks. Paths are those of an environment.</summary>
public static class ScratchRules
{
    private const int DefaultThroughput = 125;

    /// <summary>Every rule with the network that does not hold.</summary>
    /// <param name="scratch">The fast disks.</param>
    /// <param name="zones">Zones of the network.</param>
    public static IEnumerable<SettingProblem> Check(ScratchSettings scratch, IReadOnlyList<string> zones)
    {
        if (scratch.Lustre?.Zone is { } zone && !zones.Contains(zone))
            yield return new(
                "scratch.lustre.zone",
                zone,
                $"one of network.zones, which are {string.Join(", ", zones)}",
                "Choose one of them, or remove zone."
            );
    }

    /// <summary>Number of the zone, from 0.</summary>
    /// <param name="lustre">The file system.</param>
    /// <param name="zones">Zones of the network.</param>
    public static int ZoneIndex(LustreSettings lustre, IReadOnlyList<string> zones) =>
        lustre.Zone is { } zone ? zones.Index().First(z => z.Item == zone).Index : 0;

    /// <summary>The kind of file system as FSx names it: the newest of each, which alone can be linked to folders.</summary>
    /// <param name="deployment">How long it is meant to last.</param>
    // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/create-dra-linked-data-repo.html (2026-11-21).
    public static string DeploymentType(LustreDeployment deployment) =>
        deployment == LustreDeployment.Persistent ? "PERSISTENT_2" : "SCRATCH_2";

    /// <summary>MB/s for each TiB. Null: FSx takes no number.</summary>
    /// <param name="lustre">The file system.</param>
    public static int? Throughput(LustreSettings lustre) =>
        lustre.Deployment == LustreDeployment.Persistent ? lustre.ThroughputPerTiB ?? DefaultThroughput : null;
}
