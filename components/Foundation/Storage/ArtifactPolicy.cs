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
            Deny("DenyPlainHttp", "s3:*", [bucketArn, objects], Test("Bool", "aws:SecureTransport", "false")),
            Deny("DenyOtherKeys", "s3:PutObject", [objects], NamesAnotherKey(keyArn))
        );
    }

    // An upload that names no key gets the bucket's. A negated test, with IfExists or without, holds where the header is missing, and
    // would refuse it too: so the header has to be there as well.
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (2026-11-21).
    private static JsonObject NamesAnotherKey(string keyArn)
    {
        const string header = "s3:x-amz-server-side-encryption-aws-kms-key-id";
        var condition = Test("StringNotEquals", header, keyArn);
        condition["Null"] = new JsonObject { [header] = "false" };
        return condition;
    }

    private static JsonObject Test(string test, string key, string value) => new() { [test] = new JsonObject { [key] = value } };

    private static JsonObject Deny(string sid, string action, JsonArray resources, JsonObject condition) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = action,
            ["Resource"] = resources,
            ["Condition"] = condition,
        };
}
