using MlInfra.Components.Common;

namespace MlInfra.Components.Registry;

/// <summary>Chart of the model registry, in one place.</summary>
internal static class RegistryVersions
{
    // Source: github.com/community-charts/helm-charts, tag mlflow-1.11.5 of 2026-08-21, MLflow 3.15.1; kubeVersion of its Chart.yaml.
    public static readonly Chart Mlflow = new("mlflow", "1.11.5", "https://community-charts.github.io/helm-charts", new("1.16"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [Mlflow];
}
