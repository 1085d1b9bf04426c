using System.Text.RegularExpressions;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Policies.Aws;
using MlInfra.Tests.Shared;

namespace MlInfra.Planner.Tests.Policies;

/// <summary>No rule of the catalogue is forgotten: each is run, or listed with the reason why not.</summary>
public sealed partial class CatalogueTests
{
    // Severity and id of the rules about network, compute, storage and identity that are critical or high, and of four about costs and models.
    private const string Catalogue = """
        C net.no-admin-port-from-internet
        C net.no-open-ingress-any-port
        H net.subnet-no-auto-public-ip
        H net.nodes-private-aws
        H net.nodes-private-aks
        H net.private-endpoint-data
        H net.private-dns-linked
        H net.lb-internal-by-default
        H net.lb-tls12
        H net.cidr-disjoint
        H net.ip-capacity
        C cmp.eks-endpoint-private
        C cmp.eks-public-cidrs-bounded
        H cmp.eks-secrets-envelope
        H cmp.eks-no-open-node-ssh
        H cmp.imdsv2-hop-limit
        H cmp.node-volume-encrypted
        H cmp.node-no-public-ip
        C cmp.no-secret-in-user-data
        H cmp.aks-private
        C cmp.aks-authorized-ips
        C cmp.aks-rbac-on
        H cmp.aks-entra-rbac
        H cmp.aks-local-accounts-off
        H cmp.aks-network-policy-engine
        H cmp.aks-workload-identity
        H cmp.gpu-pool-tainted
        H cmp.gpu-pool-bounds
        H cmp.gpu-type-available
        H cmp.gpu-driver-owner
        H sto.s3-public-access-block
        C sto.s3-no-public-acl
        C sto.s3-policy-no-star
        H sto.bucket-name-legal
        C sto.blob-no-anonymous
        H sto.blob-tls
        H sto.blob-network-deny
        H sto.blob-no-shared-key
        H sto.ecr-immutable
        C sto.ecr-not-public
        H sto.acr-no-admin
        H sto.acr-private
        H sto.rds-encrypted
        C sto.rds-private
        H sto.rds-backup
        H sto.rds-deletion-guard
        C sto.pg-flex-private
        H sto.pg-flex-tls
        H sto.kms-policy
        H sto.kv-recoverable
        H sto.kv-network
        H sto.volume-encrypted
        H sto.stateful-protected
        C iam.no-star-star
        H iam.no-escalation-path
        C iam.no-admin-managed-policy
        H iam.trust-named
        H iam.irsa-trust-exact
        H iam.pod-identity-association-valid
        H iam.passrole-bounded
        H iam.azure-role-scope
        H iam.federated-subject-exact
        H iam.k8s-no-cluster-admin
        H iam.k8s-secrets-access
        H iam.k8s-no-wildcards
        C iam.k8s-no-escalate-bind-impersonate
        H iam.k8s-no-exec
        H iam.k8s-no-node-proxy
        H iam.k8s-no-webhook-config
        C iam.k8s-no-broad-subjects
        H iam.k8s-system-configmaps
        H cst.budget-exists
        H cst.autoscaler-limits
        H ml.artifact-writer-separated
        H ml.model-key-usable
        """;

    private static readonly string CatalogueFile = Path.Combine(Repository.Root, "..", "shared", "reference", "policy-anchors.md");

    private static IReadOnlyDictionary<string, Severity> Severities { get; } =
        Catalogue
            .Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[1], parts => SeverityOf(parts[0]));

    [Fact]
    public void Every_rule_is_run_or_listed_with_its_reason()
    {
        var run = AwsRules.All.Select(r => r.Id).ToList();
        var foreign = AwsForeignRules.All.Select(r => r.Id).ToList();

        Assert.Empty(run.Intersect(foreign));
        Assert.Distinct(foreign);
        Assert.Equal(Severities.Keys.Order(StringComparer.Ordinal), run.Concat(foreign).Order(StringComparer.Ordinal));
        Assert.All(AwsForeignRules.All, r => Assert.EndsWith(".", r.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_matters_as_much_as_in_the_catalogue() =>
        Assert.All(AwsRules.All, r => Assert.Equal((r.Id, Severities[r.Id]), (r.Id, r.Severity)));

    /// <summary>Where the catalogue lies beside the checkout, what stands here is what stands there.</summary>
    [Fact]
    public void What_is_listed_here_is_what_the_catalogue_says()
    {
        if (!File.Exists(CatalogueFile))
            return;

        var rows = Row()
            .Matches(File.ReadAllText(CatalogueFile))
            .Where(row => row.Groups["severity"].Value is "C" or "H" && IsOurs(row.Groups["anchor"].Value))
            .ToDictionary(row => row.Groups["id"].Value, row => SeverityOf(row.Groups["severity"].Value));

        Assert.Equal(rows.OrderBy(r => r.Key, StringComparer.Ordinal), Severities.OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    private static bool IsOurs(string anchor) =>
        anchor[..3] is "net" or "cmp" or "sto" or "iam" || anchor is "cst02" or "cst11" or "ml02" or "ml06";

    private static Severity SeverityOf(string letter) => letter == "C" ? Severity.Critical : Severity.High;

    [GeneratedRegex(
        @"^\| (?<anchor>[a-z0-9]+) \| (?<id>[a-z0-9.-]+) \| \w \| .* \| (?<severity>[CHMLI]) \| [^|]*\|\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Row();
}
