using MlInfra.Components.Serving.Kinds;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Serving;

/// <summary>
/// How a model gets from the artifact store into a pod. The chart's own has no security context, whatever its values say, and a namespace
/// that restricts pods refuses it.
/// </summary>
// Source: github.com/kserve/kserve, issue 5373 and pull request 5855, open after v0.20.0 (2026-11-21).
internal static class ModelStorage
{
    public const string Name = "mlinfra-storage";

    public static ClusterStorageContainerArgs Args() =>
        new()
        {
            Metadata = new ObjectMetaArgs { Name = Name },
            Spec = new ClusterStorageContainerSpecArgs
            {
                Container = new ContainerArgs
                {
                    // KServe looks for this name.
                    Name = "storage-initializer",
                    Image = ServingVersions.StorageInitializer,
                    Resources = new ResourceRequirementsArgs
                    {
                        Requests = { ["cpu"] = "100m", ["memory"] = "256Mi" },
                        Limits = { ["cpu"] = "1", ["memory"] = "1Gi" },
                    },
                    SecurityContext = Restricted(),
                },
                SupportedUriFormats = new[]
                {
                    new UriFormatArgs { Prefix = "s3://" },
                    new UriFormatArgs { Regex = @"https://[a-z0-9]+\.blob\.core\.windows\.net/.+" },
                },
            },
        };

    /// <summary>As little as a container can do. The images say which user they run as.</summary>
    public static SecurityContextArgs Restricted() =>
        new()
        {
            AllowPrivilegeEscalation = false,
            Privileged = false,
            RunAsNonRoot = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        };
}
