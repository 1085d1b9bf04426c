using MlInfra.Components.Common;

namespace MlInfra.Components.Baseline;

/// <summary>Charts of the baseline family, in one place.</summary>
internal static class BaselineVersions
{
    // Source: github.com/cert-manager/cert-manager, tag v1.21.1 of 2026-07-29, deploy/charts/cert-manager/Chart.template.yaml.
    public static readonly Chart CertManager = new("cert-manager", "v1.21.1", "https://charts.jetstack.io", new("1.22"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [CertManager];
}
