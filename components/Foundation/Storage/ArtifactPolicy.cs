using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Storage;

/// <summary>The resource policy of an artifact bucket.</summary>
public static class ArtifactPolicy
{
    /// <summary>A policy document that refuses plain HTTP, and uploads encrypted with any other key than the bucket's.</summary>
    /// <param name="bucketArn">ARN of the bucket.</param>
    /// <param name="keyArn">ARN of its key.</param>
    public static string Text(string bucketArn, string keyArn)
    {
        var objects = $"{bucketArn}/*";
        return PolicyJson.Document(
            Deny("DenyPlainHttp", "s3:*", [bucketArn, objects], "Bool", "aws:SecureTransport", "false"),
            // An upload that names no key gets the bucket's, so only one that names another is refused.
            Deny(
                "DenyOtherKeys",
                "s3:PutObject",
                [objects],
                "StringNotEqualsIfExists",
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                keyArn
            )
        );
    }

    private static JsonObject Deny(string sid, string action, JsonArray resources, string test, string key, string value) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = action,
            ["Resource"] = resources,
            ["Condition"] = new JsonObject { [test] = new JsonObject { [key] = value } },
        };
}
