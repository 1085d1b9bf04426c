namespace MlInfra.Components.Common;

/// <summary>Names of the platform's namespaces, in one place: network policies name each other's.</summary>
public static class PlatformSpaces
{
    /// <summary>cert-manager.</summary>
    public const string Certificates = "cert-manager";

    /// <summary>external-secrets.</summary>
    public const string Secrets = "external-secrets";

    /// <summary>The gateway's controller and pods.</summary>
    public const string Gateway = "gateway";

    /// <summary>Prometheus, Grafana and Alertmanager.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>The GPU operator and what it runs on nodes.</summary>
    public const string Gpu = "gpu-operator";

    /// <summary>Kueue.</summary>
    public const string Queues = "kueue-system";

    /// <summary>Kubeflow Trainer.</summary>
    public const string Training = "kubeflow-trainer";

    /// <summary>The model registry.</summary>
    public const string Registry = "mlflow";

    /// <summary>KServe's controller.</summary>
    public const string Serving = "kserve";

    /// <summary>Endpoints.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>Label of a team's namespaces, with the team's name as its value.</summary>
    public const string TeamLabel = "mlinfra.io/team";

    /// <summary>Namespace of a team.</summary>
    /// <param name="team">Name of the team.</param>
    public static string Team(string team) => $"team-{team}";
}
