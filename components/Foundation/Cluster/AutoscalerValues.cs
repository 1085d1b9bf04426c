using System.Globalization;
using System.Text.RegularExpressions;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>Values of the cluster-autoscaler chart.</summary>
internal static class AutoscalerValues
{
    public const string ServiceAccount = "cluster-autoscaler";

    // "nobody", who owns nothing: the autoscaler writes no file.
    private const int User = 65534;

    public static InputMap<object> Of(Output<string> cluster, ClusterAutoscalerArgs args) =>
        new()
        {
            ["fullnameOverride"] = ServiceAccount,
            ["cloudProvider"] = "aws",
            ["awsRegion"] = args.Names.Region,
            ["autoDiscovery"] = cluster.Apply(object (c) => new Dictionary<string, object> { ["clusterName"] = c }),
            ["image"] = new Dictionary<string, object> { ["tag"] = ClusterVersions.For(args.KubernetesVersion).AutoscalerTag },
            ["rbac"] = new Dictionary<string, object>
            {
                ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = ServiceAccount },
            },
            ["expanderPriorities"] = Priorities(args.Groups),
            ["extraArgs"] = ExtraArgs(),
            ["customArgs"] = Bounds(args.MostGpus),
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

    // The chart writes them into the ConfigMap that the expander reads. A group that stands nowhere in it is never taken.
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/expander/priority/readme.md and
    // charts/cluster-autoscaler/templates/priority-expander-configmap.yaml (2026-11-21).
    private static Output<object> Priorities(IReadOnlyList<ScaledGroup> groups) =>
        Output
            .All(groups.Select(g => g.NodeGroupName))
            .Apply(
                object (names) =>
                    groups
                        .Zip(names, (group, name) => (group.Priority, Pattern: ScalingGroup(name)))
                        .GroupBy(g => g.Priority, g => (object)g.Pattern)
                        .ToDictionary(g => g.Key.ToString(CultureInfo.InvariantCulture), g => (object)g.ToList())
            );

    /// <summary>Pattern of the scaling group's name, which EKS makes of that of the node group and letters of its own.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html (2026-11-21).
    private static string ScalingGroup(string nodeGroup) => $"^eks-{Regex.Escape(nodeGroup)}-";

    private static Dictionary<string, object> ExtraArgs()
    {
        var args = new Dictionary<string, object>
        {
            // First what the pool wants first. Of groups alike in that the one with the least left over: no large node for a small pod.
            ["expander"] = "priority,least-waste",
            ["logtostderr"] = true,
            ["stderrthreshold"] = "info",
            ["v"] = 2,
        };
        return args;
    }

    // Each group of a pool may grow to the size of the pool; this bounds them together.
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/config/flags, processors/customresources/gpu_processor.go: what is
    // matched is the value of the label PoolNodes.AutoscalerGpuLabel (2026-11-21).
    private static List<object> Bounds(IReadOnlyDictionary<string, int> mostGpus) =>
        [
            .. mostGpus
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"--gpu-total={p.Key}:0:{p.Value}")),
        ];
}
