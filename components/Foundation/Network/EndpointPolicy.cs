using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Network;

/// <summary>
/// Who gets through the endpoints of a network: identities of its own account. What somebody brings along, such as the keys of an
/// account of their own, leads nowhere, so that data cannot leave with it.
/// </summary>
public static class EndpointPolicy
{
    /// <summary>A policy document for interface endpoints.</summary>
    /// <param name="account">AWS account id.</param>
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html (2026-11-21).
    public static string Text(string account) => PolicyJson.Document(OwnAccount(account));

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
