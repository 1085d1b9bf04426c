using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Serving;

/// <summary>How models are served.</summary>
public sealed record ServingSettings
{
    /// <summary>Endpoints by name; the name is the first part of the host name. Default: none.</summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, EndpointSettings> Endpoints { get; init; } = new Dictionary<string, EndpointSettings>();
}
