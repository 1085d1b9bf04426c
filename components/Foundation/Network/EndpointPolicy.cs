using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Network;

/// <summary>
/// Who gets through the endpoints of a network: identities of its own account. What somebody brings along, such as the keys of an
/// account of their own, leads nowhere, so that data cannot leave with it.
/// </summary>
public static class EndpointPolicy
{
    /// <summary>A policy document for an interface endpoint.</summary>
    /// <param name="service">The service, such as <c>sts</c>.</param>
    /// <param name="account">AWS account id.</param>
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html (2026-11-21).
    public static string Text(string service, string account) =>
        service == "sts" ? PolicyJson.Document(OwnAccount(account), Federated(account)) : PolicyJson.Document(OwnAccount(account));

    // Who comes with a token of GitHub, such as a workflow on a runner inside the network, is nobody in the account before.
    // Source: github.com/aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies/sts_endpoint_policy.json (2026-11-21).
    private static JsonObject Federated(string account)
    {
        var statement = Allow("RolesOfOwnAccount", "sts:AssumeRoleWithWebIdentity");
        statement["Principal"] = new JsonObject { ["Federated"] = "*" };
        statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:ResourceAccount"] = account } };
        return statement;
    }

    /// <summary>
    /// A policy document for S3: anybody reads what its bucket lets them, because layers of images come by signed links of ECR, and packages
    /// of Amazon Linux without an identity.
    /// </summary>
    /// <param name="account">AWS account id.</param>
    // Source: docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html (2026-11-21).
    public static string ForS3(string account) =>
        PolicyJson.Document(OwnAccount(account), Allow("ReadByAnybody", new JsonArray("s3:GetObject", "s3:ListBucket")));

    private static JsonObject OwnAccount(string account)
    {
        var statement = Allow("OwnAccount", "*");
        statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:PrincipalAccount"] = account } };
        return statement;
    }

    // Whoever it is still needs a policy of their own that allows it.
    private static JsonObject Allow(string sid, JsonNode actions) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = "*",
            ["Action"] = actions,
            ["Resource"] = "*",
        };
}
