using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Baseline;

/// <summary>How people and programs reach what runs on the platform.</summary>
public sealed record GatewaySettings
{
    /// <summary>
    /// Domain below which everything has its host name: <c>mlflow.&lt;domain&gt;</c>, <c>grafana.&lt;domain&gt;</c>,
    /// <c>&lt;endpoint&gt;.&lt;domain&gt;</c>. It is private: only the environment's own network has to resolve it. Required.
    /// </summary>
    [RegularExpression(
        @"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,63}$",
        ErrorMessage = "a domain in lower-case letters, such as dev.ml.example.com"
    )]
    public required string Domain { get; init; }
}
