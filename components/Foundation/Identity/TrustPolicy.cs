using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>Who may become an IAM role.</summary>
public static class TrustPolicy
{
    /// <summary>A policy document that lets one AWS service become the role.</summary>
    /// <param name="service">Service principal, such as <c>eks.amazonaws.com</c>.</param>
    public static string ForService(string service) => PolicyJson.Document(Statement(service, "sts:AssumeRole"));

    /// <summary>
    /// A policy document that lets EKS hand the role to the pods of one service account of one cluster, even where somebody associates
    /// it with another.
    /// </summary>
    /// <param name="clusterArn">ARN of the cluster: it tells account and region too.</param>
    /// <param name="space">Name of the namespace.</param>
    /// <param name="serviceAccount">Name of the service account.</param>
    // By the session tags that EKS sends, which are documented for this; aws:SourceArn and aws:SourceAccount are not.
    // Source: docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html, pod-id-abac.html (2026-11-21).
    public static string ForPods(string clusterArn, string space, string serviceAccount)
    {
        var statement = Statement("pods.eks.amazonaws.com", new JsonArray("sts:AssumeRole", "sts:TagSession"));
        statement["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject
            {
                ["aws:RequestTag/eks-cluster-arn"] = clusterArn,
                ["aws:RequestTag/kubernetes-namespace"] = space,
                ["aws:RequestTag/kubernetes-service-account"] = serviceAccount,
            },
        };
        return PolicyJson.Document(statement);
    }

    /// <summary>A policy document that lets the service that writes flow logs become the role, for flow logs of one account and region.</summary>
    /// <param name="account">AWS account id.</param>
    /// <param name="region">AWS region.</param>
    // Source: docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html (2026-11-21).
    public static string ForFlowLogs(string account, string region)
    {
        var statement = Statement("vpc-flow-logs.amazonaws.com", "sts:AssumeRole");
        statement["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account },
            // The flow log names its role, so the role cannot name the flow log.
            ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = $"arn:aws:ec2:{region}:{account}:vpc-flow-log/*" },
        };
        return PolicyJson.Document(statement);
    }

    /// <summary>
    /// A policy document that lets workflows of GitHub become the role whose tokens are made out to AWS and to one of some subjects.
    /// Subjects are compared as they are: a star in one is a star.
    /// </summary>
    /// <param name="provider">ARN of GitHub's identity provider in the account.</param>
    /// <param name="subjects">Subjects, as <see cref="GithubTokens"/> makes them.</param>
    public static string ForGithub(string provider, IReadOnlyList<string> subjects) =>
        PolicyJson.Document(
            new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Federated"] = provider },
                ["Action"] = "sts:AssumeRoleWithWebIdentity",
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject
                    {
                        [$"{GithubTokens.Issuer}:aud"] = GithubTokens.Audience,
                        [$"{GithubTokens.Issuer}:sub"] = PolicyJson.Array(subjects),
                    },
                },
            }
        );

    private static JsonObject Statement(string service, JsonNode action) =>
        new()
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = service },
            ["Action"] = action,
        };
}
