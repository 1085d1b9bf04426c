using MlInfra.Components.Common;
using MlInfra.Components.Common.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Registry;

/// <summary>The secrets of MLflow. None of their values is in a state.</summary>
internal static class MlflowSecrets
{
    /// <summary>How often the database's password is read again: for so long, at the most, new connections fail after a rotation.</summary>
    private const string DatabaseRefresh = "1m";

    /// <summary>File of the database secret from which libpq takes user and password for each new connection.</summary>
    public const string ServiceFile = "pg_service.conf";

    /// <summary>Service in that file.</summary>
    public const string Service = "mlflow";

    /// <summary>File of the administrator's secret that configures who may do what.</summary>
    public const string AuthFile = "basic_auth.ini";

    /// <summary>User and password of the database, as keys and as a service file.</summary>
    public static Output<string> Database(
        string name,
        Output<string> space,
        MetadataDatabase database,
        Input<string> store,
        Resource parent,
        Resource needs
    )
    {
        var secret = new ExternalSecret(
            name,
            new ExternalSecretArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "mlflow-database",
                    Namespace = space,
                    // Whoever needs the secret waits until it is there.
                    Annotations = WaitFor.Condition("Ready"),
                },
                Spec = new ExternalSecretSpecArgs
                {
                    RefreshInterval = DatabaseRefresh,
                    SecretStoreRef = new SecretStoreReferenceArgs { Name = store },
                    Target = new ExternalSecretTargetArgs
                    {
                        Name = "mlflow-database",
                        Template = new ExternalSecretTemplateArgs
                        {
                            Data = new InputMap<string>
                            {
                                ["username"] = "{{ .username }}",
                                ["password"] = "{{ .password }}",
                                [ServiceFile] = $"[{Service}]\nuser={{{{ .username }}}}\npassword={{{{ .password }}}}\nsslmode=require\n",
                            },
                        },
                    },
                    Data = new[] { "username", "password" }
                        .Select(property => new ExternalSecretDataArgs
                        {
                            SecretKey = property,
                            RemoteRef = new RemoteReferenceArgs { Key = database.SecretId, Property = property },
                        })
                        .ToArray(),
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = { needs } }
        );
        return secret.Metadata.Apply(m => m.Name);
    }

    /// <summary>User and password of the administrator, and the file that says so to MLflow.</summary>
    public static Output<string> Administrator(string name, Output<string> space, Resource parent, Resource needs) =>
        GeneratedSecret.Declare(
            name,
            "mlflow-admin",
            space,
            new InputMap<string>
            {
                ["username"] = "admin",
                ["password"] = "{{ .password }}",
                // Whoever has not made a thing sees it only when its owner grants that. The address of the database is empty: libpq takes
                // all of it from the environment and the service file, as the server itself does.
                [AuthFile] = """
                [mlflow]
                default_permission = NO_PERMISSIONS
                database_uri = postgresql://
                admin_username = admin
                admin_password = {{ .password }}
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth

                """,
            },
            parent,
            needs
        );

    /// <summary>
    /// Key that signs forms of the web pages. It has the name that the chart gives to its own, which it then does not make: a key that is
    /// made once is the same for every replica and after every upgrade.
    /// </summary>
    // Source: templates/flask_secret.yaml of the chart: nothing is rendered where "lookup" finds the secret (read 2026-11-21).
    public static Output<string> FormKey(string name, Output<string> space, Resource parent, Resource needs) =>
        GeneratedSecret.Declare(
            name,
            "mlflow-flask-server-secret-key",
            space,
            new InputMap<string> { ["MLFLOW_FLASK_SERVER_SECRET_KEY"] = "{{ .password }}" },
            parent,
            needs
        );
}
