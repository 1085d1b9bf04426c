using System.Net;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>The control plane of EKS.</summary>
internal static class ClusterRules
{
    // Wider than an office has: somebody else is in it.
    private const int WidestPrefix = 16;

    public static Rule EndpointPrivate { get; } =
        new("cmp.eks-endpoint-private", Severity.Critical, plan => plan.OfType(AwsTypes.EksCluster).SelectMany(Endpoint))
        {
            Holds = "the endpoint is reached from the network, and not from the Internet",
            Why = "Whoever holds a stolen token needs the endpoint as well. EKS opens it unless told otherwise.",
            Fix = "Set vpcConfig.endpointPrivateAccess to true and vpcConfig.endpointPublicAccess to false.",
            References =
            [
                "CKV_AWS_39",
                "AWS-0040",
                "C-0227",
                "C-0228",
                "CIS EKS 1.8.0 5.4.1",
                "CIS EKS 1.8.0 5.4.2",
                "cdk-nag AwsSolutions-EKS1",
            ],
        };

    public static Rule PublicRanges { get; } =
        new("cmp.eks-public-cidrs-bounded", Severity.Critical, plan => plan.OfType(AwsTypes.EksCluster).Where(IsPublic).SelectMany(Ranges))
        {
            Holds = $"a public endpoint is open to named ranges, none wider than /{WidestPrefix}",
            Why = "Without ranges the endpoint answers the whole Internet.",
            Fix = "List in vpcConfig.publicAccessCidrs the ranges that people come from.",
            References = ["CKV_AWS_38", "AWS-0041"],
        };

    public static Rule SecretsEncrypted { get; } =
        new("cmp.eks-secrets-envelope", Severity.High, plan => plan.OfType(AwsTypes.EksCluster).Select(c => Encryption(plan, c)))
        {
            Holds = "encryptionConfig is about secrets and names a key of the account",
            Why = "Only with a key of the account its use is logged and can be stopped.",
            Fix = "Set encryptionConfig.resources to secrets and encryptionConfig.provider.keyArn to a KMS key.",
            References = ["CKV_AWS_58", "AWS-0039", "C-0066", "CIS EKS 1.8.0 5.3.1"],
        };

    public static Rule NetworkPolicyEngine { get; } =
        new("cmp.aks-network-policy-engine", Severity.High, plan => plan.OfType(AwsTypes.EksCluster).Select(c => Engine(plan, c)))
        {
            Holds = "the VPC CNI add-on enforces network policies, or another engine is installed",
            Why = "Without an engine network policies are accepted and do nothing.",
            Fix = "Set enableNetworkPolicy to \"true\" in the configuration of the add-on vpc-cni.",
            References = ["C-0205", "C-0230", "CIS EKS 1.8.0 4.3.1"],
        };

    private static IEnumerable<Verdict> Endpoint(PlannedResource cluster) =>
        [
            Values.Flag(cluster, "vpcConfig.endpointPrivateAccess", true, false, "The endpoint cannot be reached from the network."),
            Values.Flag(cluster, "vpcConfig.endpointPublicAccess", false, true, "The endpoint can be reached from the Internet."),
        ];

    private static bool IsPublic(PlannedResource cluster) =>
        Values.Flag(cluster.Inputs, "vpcConfig.endpointPublicAccess", true) != Answer.No;

    private static IEnumerable<Verdict> Ranges(PlannedResource cluster)
    {
        const string Path = "vpcConfig.publicAccessCidrs";
        var ranges = Values.Items(cluster.Inputs, Path).ToList();
        if (ranges.Count == 0)
            return [Verdict.Fail(cluster, Path, null, "The endpoint is open to the whole Internet.")];
        return ranges.Select(range => Range(cluster, range.Path));
    }

    private static Verdict Range(PlannedResource cluster, string path)
    {
        var given = Values.Text(cluster.Inputs, path) ?? "";
        return IPNetwork.TryParse(given, out var range)
            ? Verdict.Of(range.PrefixLength >= WidestPrefix, cluster, path, given, "The endpoint is open to a range that is too wide.")
            : Verdict.Unknown(cluster, path, given, "The range is known only after the deployment.");
    }

    private static Verdict Encryption(PlanView plan, PlannedResource cluster)
    {
        const string Path = "encryptionConfig.provider.keyArn";
        if (!Values.Texts(cluster.Inputs, "encryptionConfig.resources").Contains("secrets"))
            return Verdict.Fail(cluster, "encryptionConfig.resources", null, "Secrets have no key of the account.");
        if (plan.Targets(cluster, Path, AwsTypes.Key).Any())
            return Verdict.Pass(cluster);
        var given = Values.Text(cluster.Inputs, Path);
        return given is not null && Values.IsUnknown(given)
            ? Verdict.Unknown(cluster, Path, given, "What key it is is known only after the deployment.")
            : Verdict.Of(given?.StartsWith("arn:", StringComparison.Ordinal) == true, cluster, Path, given, "It names no key.");
    }

    private static Verdict Engine(PlanView plan, PlannedResource cluster)
    {
        var addons = plan.Users(cluster, "clusterName", AwsTypes.Addon)
            .Where(a => Values.Text(a.Inputs, "addonName") == "vpc-cni")
            .ToList();
        var enforces = addons.Any(a => JsonFlag.IsOn(Values.Text(a.Inputs, "configurationValues"), "enableNetworkPolicy"));
        return Verdict.Of(
            enforces || plan.OfType(KubernetesTypes.Release).Any(IsEngine),
            addons.FirstOrDefault() ?? cluster,
            addons.Count == 0 ? null : "configurationValues",
            addons.Count == 0 ? null : Values.Text(addons[0].Inputs, "configurationValues"),
            "Nothing enforces network policies."
        );
    }

    private static bool IsEngine(PlannedResource release) =>
        (Values.Text(release.Inputs, "chart") ?? "").Split('/')[^1] is "cilium" or "tigera-operator" or "calico";
}
