namespace MlInfra.Components.Baseline;

/// <summary>Charts of the baseline family, in one place.</summary>
public static class BaselineVersions
{
    /// <summary>Repository of the cert-manager chart.</summary>
    public const string CertManagerRepository = "https://charts.jetstack.io";

    /// <summary>Version of the cert-manager chart, which is the application's. It has a leading <c>v</c>.</summary>
    // Source: github.com/cert-manager/cert-manager, tag v1.21.1 of 2026-07-29.
    public const string CertManager = "v1.21.1";
}
