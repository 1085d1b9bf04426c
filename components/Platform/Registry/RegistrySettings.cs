using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Registry;

/// <summary>The model registry: an MLflow server.</summary>
public sealed record RegistrySettings
{
    /// <summary>Replicas of the server, 1 to 10. Default: 1.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;
}
