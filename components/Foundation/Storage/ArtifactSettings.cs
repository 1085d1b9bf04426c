using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Storage;

/// <summary>The artifact store of an environment: models, datasets' manifests, run outputs.</summary>
public sealed record ArtifactSettings
{
    /// <summary>Days that an overwritten or deleted version is kept, 1 to 3650. Default: 90.</summary>
    [Range(1, 3650)]
    public int KeepOldVersionsDays { get; init; } = 90;
}
