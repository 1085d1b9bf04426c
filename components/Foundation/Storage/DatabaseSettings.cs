using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Storage;

/// <summary>The metadata database of an environment: Postgres, where the registry keeps what it knows.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Instance class by the cloud's own name, such as <c>db.t4g.small</c>. Required where a cloud runs the database. Default: that of
    /// <c>clouds/&lt;cloud&gt;.yaml</c>.
    /// </summary>
    [RegularExpression(
        @"^(db\.[a-z0-9]+\.[a-z0-9]+|Standard_[A-Za-z0-9_]+)$",
        ErrorMessage = "an instance class, such as db.t4g.small on AWS or Standard_D2ds_v5 on Azure"
    )]
    public string InstanceClass { get; init; } = "";

    /// <summary>Size of its volume in GiB, 20 to 16384. It grows to twice that by itself. Default: 20.</summary>
    [Range(20, 16384)]
    public int StorageGiB { get; init; } = 20;

    /// <summary>Days that a backup is kept, 1 to 35. Default: 7.</summary>
    [Range(1, 35)]
    public int KeepBackupsDays { get; init; } = 7;

    /// <summary>Whether a standby in another zone takes over. Default: no.</summary>
    public bool MultiZone { get; init; }
}
