using MlInfra.Components.Serving.Kinds;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Serving;

/// <summary>How models in MLflow's format are served: by MLServer, which speaks the open inference protocol.</summary>
internal static class MlflowRuntime
{
    public const string Name = "mlinfra-mlflow";
    public const string Format = "mlflow";
    public const string Protocol = "v2";
    public const int HttpPort = 8080;
    public const int MetricsPort = 8082;

    private const int GrpcPort = 9000;
    private const int StartPeriodSeconds = 10;

    // Loading a large model, and unpacking its Python environment, takes minutes.
    private const int StartPeriods = 90;

    public static ClusterServingRuntimeArgs Args() =>
        new()
        {
            Metadata = new ObjectMetaArgs { Name = Name },
            Spec = new ClusterServingRuntimeSpecArgs
            {
                SupportedModelFormats = new SupportedModelFormatArgs { Name = Format },
                ProtocolVersions = Protocol,
                Containers = Server(),
            },
        };

    private static ContainerArgs Server() =>
        new()
        {
            // KServe looks for this name.
            Name = "kserve-container",
            Image = ServingVersions.MlServer,
            Env = new[]
            {
                Variable("MLSERVER_MODEL_IMPLEMENTATION", "mlserver_mlflow.MLflowRuntime"),
                // KServe puts the endpoint's name in.
                Variable("MLSERVER_MODEL_NAME", "{{.Name}}"),
                // Where KServe puts the model.
                Variable("MLSERVER_MODEL_URI", "/mnt/models"),
                Variable("MLSERVER_HTTP_PORT", $"{HttpPort}"),
                Variable("MLSERVER_GRPC_PORT", $"{GrpcPort}"),
                Variable("MLSERVER_METRICS_PORT", $"{MetricsPort}"),
            },
            // KServe's service takes the first one as its port 80. Names: it has both, and needs to tell them apart.
            Ports =
            {
                new ContainerPortArgs
                {
                    Name = "http",
                    ContainerPortValue = HttpPort,
                    Protocol = "TCP",
                },
                new ContainerPortArgs
                {
                    Name = "metrics",
                    ContainerPortValue = MetricsPort,
                    Protocol = "TCP",
                },
            },
            StartupProbe = Probe("/v2/health/live", StartPeriodSeconds, StartPeriods),
            LivenessProbe = Probe("/v2/health/live", 10, 6),
            ReadinessProbe = Probe("/v2/health/ready", 5, 3),
            SecurityContext = new SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                Privileged = false,
                RunAsNonRoot = true,
                Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            // What an endpoint does not say itself; it always does.
            Resources = new ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = "1", ["memory"] = "2Gi" },
                Limits = { ["cpu"] = "1", ["memory"] = "2Gi" },
            },
        };

    private static EnvVarArgs Variable(string name, string value) => new() { Name = name, Value = value };

    private static ProbeArgs Probe(string path, int seconds, int failures) =>
        new()
        {
            HttpGet = new HTTPGetActionArgs { Path = path, Port = HttpPort },
            PeriodSeconds = seconds,
            TimeoutSeconds = 5,
            FailureThreshold = failures,
        };
}
