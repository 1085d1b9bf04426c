using MlInfra.Components.Common;

namespace MlInfra.Components.Serving;

/// <summary>Charts and images of the serving family, in one place.</summary>
internal static class ServingVersions
{
    private const string Repository = "oci://ghcr.io/kserve/charts";

    // The charts name no range. Source: kserve.github.io/website/docs/admin-guide/kubernetes-deployment (read 2026-11-21).
    private static readonly KubernetesRange Kubernetes = new("1.32");

    /// <summary>The server that runs MLflow's models.</summary>
    // Source: github.com/SeldonIO/MLServer, CHANGELOG.md, release 1.7.1 of 2025-06-06, the newest; Python 3.10 and MLflow 2.22. The
    // project is no longer worked on, says mlflow.org/docs/latest/ml/deployment/deploy-model-to-kubernetes (both read 2026-11-21).
    public const string MlServer = "docker.io/seldonio/mlserver:1.7.1";

    /// <summary>KServe's kinds.</summary>
    // Source: github.com/kserve/kserve, tag v0.20.0 of 2026-08-06.
    public static readonly Chart KserveKinds = new("kserve-crd", "v0.20.0", Repository, Kubernetes);

    /// <summary>KServe.</summary>
    // Source: as above; both move together.
    public static readonly Chart Kserve = new("kserve-resources", "v0.20.0", Repository, Kubernetes);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Chart> Charts { get; } = [KserveKinds, Kserve];
}
