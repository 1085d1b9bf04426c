using System.Text.RegularExpressions;
using MlInfra.Planner.Model;

namespace MlInfra.Reports;

/// <summary>What a component comes to, in one line: the resources that a reader looks for by their facts, the others counted by kind.</summary>
internal static partial class Headlines
{
    // In the order in which they are shown; in braces paths of properties.
    private static readonly (string Type, string Form)[] Known =
    [
        ("aws:ec2/vpc:Vpc", "{cidrBlock}"),
        ("aws:eks/cluster:Cluster", "{version}"),
        (
            "aws:eks/nodeGroup:NodeGroup",
            "{labels[\"mlinfra.io/pool\"]} {scalingConfig.minSize}–{scalingConfig.maxSize} nodes {capacityType}"
        ),
        ("aws:s3/bucket:Bucket", "{bucket}"),
        ("aws:rds/instance:Instance", "{engine} {engineVersion} {instanceClass}"),
        ("aws:ecr/repository:Repository", "{name}"),
        ("aws:budgets/budget:Budget", "{limitAmount} {limitUnit}"),
        ("aws:eks/podIdentityAssociation:PodIdentityAssociation", "{namespace}/{serviceAccount}"),
        ("kubernetes:helm.sh/v3:Release", "{chart} {version}"),
        ("kubernetes:gateway.networking.k8s.io/v1:Gateway", "{metadata.name}"),
        ("kubernetes:gateway.networking.k8s.io/v1:HTTPRoute", "{spec.hostnames[0]}"),
        ("kubernetes:serving.kserve.io/v1beta1:InferenceService", "{metadata.name}"),
        ("kubernetes:kueue.x-k8s.io/v1beta2:ClusterQueue", "{metadata.name}"),
        ("kubernetes:core/v1:Namespace", "{metadata.name}"),
    ];

    private static readonly Dictionary<string, int> Rank = Known
        .Index()
        .ToDictionary(k => k.Item.Type, k => k.Index, StringComparer.Ordinal);

    /// <summary>The line.</summary>
    /// <param name="resources">Everything in the component but components.</param>
    public static string Of(IReadOnlyCollection<PlannedResource> resources)
    {
        var named = resources
            .Where(r => Rank.ContainsKey(r.Type))
            .OrderBy(r => Rank[r.Type])
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .Select(Named);
        var counted = resources
            .Where(r => !Rank.ContainsKey(r.Type))
            .GroupBy(r => TypeToken.Kind(r.Type))
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} {g.Key}");
        return string.Join(", ", named.Concat(counted));
    }

    private static string Named(PlannedResource resource)
    {
        var form = Known[Rank[resource.Type]].Form;
        var facts = PropertyPaths().Replace(form, match => resource.Inputs.At(match.Groups[1].Value) is { } value ? Short(value) : "?");
        return $"{TypeToken.Kind(resource.Type)} {facts}";
    }

    // A chart of an OCI registry is known by the last part of its address.
    private static string Short(PlanValue value)
    {
        var text = Highlights.Text(value);
        return text.StartsWith("oci://", StringComparison.Ordinal) ? text[(text.LastIndexOf('/') + 1)..] : text;
    }

    [GeneratedRegex("{([^}]+)}")]
    private static partial Regex PropertyPaths();
}
