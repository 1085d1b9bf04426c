using System.Collections.Immutable;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Rules of the same sections of the catalogue, of severity critical and high, that are not run for AWS.</summary>
public static class AwsForeignRules
{
    private const string Azure = "About a service of Azure, which has no foundation yet.";
    private const string Kubernetes = "About objects of Kubernetes on every cloud, not about AWS; it comes with the rules for Kubernetes.";

    /// <summary>Each with its reason, in the order of the catalogue.</summary>
    public static ImmutableArray<ForeignRule> All { get; } =
    [
        OfAzure("net.nodes-private-aks"),
        OfAzure("net.private-endpoint-data"),
        OfAzure("net.private-dns-linked"),
        new(
            "net.lb-tls12",
            "No listener of a load balancer is declared: TLS ends in the gateway, behind a load balancer that passes TCP on."
        )
        {
            Absent = ["aws:lb/", "aws:alb/", "aws:elb/", "aws:apigateway"],
        },
        OfAzure("cmp.aks-private"),
        OfAzure("cmp.aks-authorized-ips"),
        OfAzure("cmp.aks-rbac-on"),
        OfAzure("cmp.aks-entra-rbac"),
        OfAzure("cmp.aks-local-accounts-off"),
        OfAzure("cmp.aks-workload-identity"),
        OfAzure("sto.blob-no-anonymous"),
        OfAzure("sto.blob-tls"),
        OfAzure("sto.blob-network-deny"),
        OfAzure("sto.blob-no-shared-key"),
        OfAzure("sto.acr-no-admin"),
        OfAzure("sto.acr-private"),
        OfAzure("sto.pg-flex-private"),
        OfAzure("sto.pg-flex-tls"),
        OfAzure("sto.kv-recoverable"),
        OfAzure("sto.kv-network"),
        OfAzure("iam.azure-role-scope"),
        OfAzure("iam.federated-subject-exact"),
        new("iam.k8s-no-cluster-admin", Kubernetes),
        new("iam.k8s-secrets-access", Kubernetes),
        new("iam.k8s-no-wildcards", Kubernetes),
        new("iam.k8s-no-escalate-bind-impersonate", Kubernetes),
        new("iam.k8s-no-exec", Kubernetes),
        new("iam.k8s-no-node-proxy", Kubernetes),
        new("iam.k8s-no-webhook-config", Kubernetes),
        new("iam.k8s-no-broad-subjects", Kubernetes),
        new("iam.k8s-system-configmaps", Kubernetes),
    ];

    private static ForeignRule OfAzure(string id) => new(id, Azure) { Absent = ["azure-native:"] };
}
