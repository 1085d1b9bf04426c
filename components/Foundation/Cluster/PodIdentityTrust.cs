using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Cluster;

/// <summary>Who may become an IAM role by EKS Pod Identity.</summary>
public static class PodIdentityTrust
{
    /// <summary>A policy document that lets the pods of one service account in one cluster become the role, and nobody else.</summary>
    /// <param name="cluster">Name of the EKS cluster.</param>
    /// <param name="space">Namespace of the service account.</param>
    /// <param name="serviceAccount">Name of the service account.</param>
    // The conditions are on the tags that EKS gives every session.
    // Source: docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html and pod-id-abac.html (2026-11-21).
    public static string For(string cluster, string space, string serviceAccount) =>
        PolicyJson.Document(
            new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = "pods.eks.amazonaws.com" },
                ["Action"] = new JsonArray("sts:AssumeRole", "sts:TagSession"),
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject
                    {
                        ["aws:RequestTag/eks-cluster-name"] = cluster,
                        ["aws:RequestTag/kubernetes-namespace"] = space,
                        ["aws:RequestTag/kubernetes-service-account"] = serviceAccount,
                    },
                },
            }
        );
}
