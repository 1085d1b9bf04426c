using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Monitoring;

/// <summary>How the platform is watched.</summary>
public sealed record MonitoringSettings
{
    /// <summary>Days that metrics are kept, 1 to 365. Default: 15.</summary>
    [Range(1, 365)]
    public int KeepMetricsDays { get; init; } = 15;

    /// <summary>Size of the volume for metrics in GiB, 10 to 16384. The oldest metrics go when it is full. Default: 50.</summary>
    [Range(10, 16384)]
    public int MetricsGiB { get; init; } = 50;

    /// <summary>
    /// Address of the page with what to do about each alert; alerts link to its sections. Default: the page in the repository,
    /// <c>docs/runbooks.md</c>.
    /// </summary>
    [RegularExpression(@"^(docs/runbooks\.md|https://[^\s#]+)$", ErrorMessage = "an address that begins with https:// and has no #")]
    public string Runbooks { get; init; } = "docs/runbooks.md";
}
