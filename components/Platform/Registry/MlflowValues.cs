using MlInfra.Components.Common;
using Pulumi;
using static MlInfra.Components.Common.HelmValues;

namespace MlInfra.Components.Registry;

/// <summary>What the values of the mlflow chart are made of.</summary>
/// <param name="ServiceAccount">Name of the service account, with its cloud identity.</param>
/// <param name="Artifacts">Where artifacts are kept, as a URL.</param>
/// <param name="Database">The database.</param>
/// <param name="DatabaseSecret">Name of the secret with its user and password.</param>
/// <param name="AdminSecret">Name of the administrator's secret.</param>
/// <param name="PullSecret">Name of the pull secret, if there is one.</param>
/// <param name="Hosts">Host names by which the server may be called.</param>
/// <param name="Origin">Where its web pages come from.</param>
/// <param name="Replicas">Replicas of the server.</param>
/// <param name="Priority">Name of the priority class, if there is one.</param>
internal sealed record MlflowInputs(
    Output<string> ServiceAccount,
    Output<string> Artifacts,
    MetadataDatabase Database,
    Output<string> DatabaseSecret,
    Output<string> AdminSecret,
    Output<string>? PullSecret,
    IReadOnlyList<string> Hosts,
    string Origin,
    int Replicas,
    Output<string>? Priority
);

/// <summary>Values of the mlflow chart.</summary>
internal static class MlflowValues
{
    public const int ContainerPort = 5000;
    public const int ServicePort = 80;

    /// <summary>Label of the pods.</summary>
    // Source: "mlflow.selectorLabels" in templates/_helpers.tpl of the chart.
    public const string AppLabel = "app";
    public const string App = "mlflow";

    private const string DatabaseFolder = "/etc/mlflow/database";
    private const string AuthFolder = "/etc/mlflow/auth";

    public static InputMap<object> Of(MlflowInputs inputs)
    {
        var values = new InputMap<object>
        {
            ["replicaCount"] = inputs.Replicas,
            // The pods never call the Kubernetes API.
            ["serviceAccount"] = Map(("create", true), ("name", inputs.ServiceAccount), ("automount", false)),
            ["service"] = Map(("port", ServicePort), ("containerPort", ContainerPort)),
            // Each of its two processes takes some 500 MiB; the migration that runs before them takes less.
            ["resources"] = HelmValues.Resources("250m", "1Gi", "3Gi"),
            ["strategy"] = Map(("type", "RollingUpdate"), ("rollingUpdate", Map(("maxSurge", 1), ("maxUnavailable", 0)))),
            ["affinity"] = Apart(),
            ["backendStore"] = BackendStore(inputs),
            // The server reads and writes artifacts for its clients, so that none of them needs access to the bucket.
            ["artifactRoot"] = Map(
                ("proxiedArtifactStorage", true),
                ("defaultArtifactsDestination", Output.Format($"{inputs.Artifacts}/{ModelRegistry.ArtifactFolder}"))
            ),
            // By arguments of the server: the chart's own "auth" puts the database's password into a URL by sed, which breaks with the
            // characters that a cloud puts into passwords, and keeps the password of the day on which the pod started.
            ["extraArgs"] = Map(("appName", "basic-auth"), ("workers", "2")),
            ["extraEnvVars"] = Map(
                ("MLFLOW_AUTH_CONFIG_PATH", $"{AuthFolder}/{MlflowSecrets.AuthFile}"),
                ("PGSERVICE", MlflowSecrets.Service),
                ("PGSERVICEFILE", $"{DatabaseFolder}/{MlflowSecrets.ServiceFile}")
            ),
            ["extraVolumes"] = new List<object>
            {
                Volume("database", inputs.DatabaseSecret, MlflowSecrets.ServiceFile),
                Volume("auth", inputs.AdminSecret, MlflowSecrets.AuthFile),
            },
            ["extraVolumeMounts"] = new List<object> { Mount("database", DatabaseFolder), Mount("auth", AuthFolder) },
            ["serverAllowedHosts"] = inputs.Hosts.ToList<object>(),
            ["corsAllowedOrigins"] = new List<object> { inputs.Origin },
            // Its metrics are behind the same password, which the chart's monitor cannot give: the gateway counts its requests.
            ["serviceMonitor"] = Map(("enabled", false)),
            ["imagePullSecrets"] = HelmValues.PullSecrets(inputs.PullSecret),
        };
        if (inputs.Priority is not null)
            values["priorityClassName"] = inputs.Priority.Apply(object (name) => name);
        return values;
    }

    private static Dictionary<string, object> BackendStore(MlflowInputs inputs) =>
        Map(
            ("databaseMigration", true),
            ("databaseConnectionCheck", true),
            (
                "postgres",
                Map(("enabled", true), ("host", inputs.Database.Host), ("port", inputs.Database.Port), ("database", inputs.Database.Name))
            ),
            // What the pod starts with. The service file comes before it, and is refreshed while the pod runs.
            ("existingDatabaseSecret", Map(("name", inputs.DatabaseSecret), ("usernameKey", "username"), ("passwordKey", "password")))
        );

    /// <summary>Replicas on different nodes where there are enough.</summary>
    private static Dictionary<string, object> Apart() =>
        Map(
            (
                "podAntiAffinity",
                Map(
                    (
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        new List<object>
                        {
                            Map(
                                ("weight", 100),
                                (
                                    "podAffinityTerm",
                                    Map(
                                        ("topologyKey", "kubernetes.io/hostname"),
                                        ("labelSelector", Map(("matchLabels", Map((AppLabel, App)))))
                                    )
                                )
                            ),
                        }
                    )
                )
            )
        );

    // The whole folder, not one file of it by subPath: only then does the kubelet refresh it.
    private static Dictionary<string, object> Volume(string name, Output<string> secret, string file) =>
        Map(("name", name), ("secret", Map(("secretName", secret), ("items", new List<object> { Map(("key", file), ("path", file)) }))));

    private static Dictionary<string, object> Mount(string name, string folder) =>
        Map(("name", name), ("mountPath", folder), ("readOnly", true));
}
