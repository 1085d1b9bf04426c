using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>Values of the cluster-autoscaler chart.</summary>
internal static class AutoscalerValues
{
    public const string ServiceAccount = "cluster-autoscaler";

    // "nobody", who owns nothing: the autoscaler writes no file.
    private const int User = 65534;

    public static InputMap<object> Of(Output<string> cluster, string region, string tag) =>
        new()
        {
            ["fullnameOverride"] = ServiceAccount,
            ["cloudProvider"] = "aws",
            ["awsRegion"] = region,
            ["autoDiscovery"] = cluster.Apply(object (c) => new Dictionary<string, object> { ["clusterName"] = c }),
            ["image"] = new Dictionary<string, object> { ["tag"] = tag },
            ["rbac"] = new Dictionary<string, object>
            {
                ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = ServiceAccount },
            },
            ["extraArgs"] = new Dictionary<string, object>
            {
                // Of several pools that would do, the one with the least left over: no large node for a small pod.
                ["expander"] = "least-waste",
                ["logtostderr"] = true,
                ["stderrthreshold"] = "info",
                ["v"] = 2,
            },
            ["resources"] = new Dictionary<string, object>
            {
                ["requests"] = new Dictionary<string, object> { ["cpu"] = "100m", ["memory"] = "600Mi" },
                ["limits"] = new Dictionary<string, object> { ["memory"] = "600Mi" },
            },
            ["securityContext"] = new Dictionary<string, object>
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = User,
                ["runAsGroup"] = User,
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
            ["containerSecurityContext"] = new Dictionary<string, object>
            {
                ["allowPrivilegeEscalation"] = false,
                ["readOnlyRootFilesystem"] = true,
                ["capabilities"] = new Dictionary<string, object> { ["drop"] = new List<object> { "ALL" } },
            },
        };
}
