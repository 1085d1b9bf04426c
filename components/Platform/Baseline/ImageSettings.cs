using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Baseline;

/// <summary>Where the platform's container images come from.</summary>
public sealed record ImageSettings
{
    /// <summary>Private registries that the platform's pods pull from, by a name of your choice. Default: none.</summary>
    [MaxLength(20)]
    public IReadOnlyDictionary<string, ImageRegistrySettings> Registries { get; init; } = new Dictionary<string, ImageRegistrySettings>();
}

/// <summary>Credentials of one container registry.</summary>
public sealed record ImageRegistrySettings
{
    /// <summary>Host of the registry, such as <c>nvcr.io</c>. Required.</summary>
    [RegularExpression(@"^[a-z0-9][a-z0-9.-]*(:\d+)?$", ErrorMessage = "a host, such as nvcr.io or registry.example.com:5000")]
    public required string Server { get; init; }

    /// <summary>User name. NVIDIA's registry takes the literal text <c>$oauthtoken</c>. Required.</summary>
    [MinLength(1)]
    public required string Username { get; init; }

    /// <summary>Password or access token. A secret. Required.</summary>
    public required Secret Password { get; init; }
}
