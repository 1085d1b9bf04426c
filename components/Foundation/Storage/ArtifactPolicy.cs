using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Storage;

/// <summary>The resource policy of an artifact bucket.</summary>
public static class ArtifactPolicy
{
    private const string Upload = "s3:PutObject";
    private const string Algorithm = "s3:x-amz-server-side-encryption";
    private const string Key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>
    /// A policy document that refuses plain HTTP, and uploads encrypted in any other way than with the bucket's key. An upload that says
    /// nothing about encryption is let in: it gets the bucket's key.
    /// </summary>
    /// <param name="bucketArn">ARN of the bucket.</param>
    /// <param name="keyArn">ARN of its key.</param>
    // Each statement asks whether the header is there before it looks at its value: a negated test holds where the header is missing, and
    // would refuse what may go in. Parts of an upload carry none of these headers.
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (2026-11-21).
    public static string Text(string bucketArn, string keyArn)
    {
        var objects = $"{bucketArn}/*";
        return PolicyJson.Document([
            .. BucketPolicies.SafeTransport(bucketArn),
            BucketPolicies.Deny("DenyOtherKeys", Upload, [objects], IsThereAndNot(Key, keyArn)),
            BucketPolicies.Deny("DenyOtherAlgorithms", Upload, [objects], IsThereAndNot(Algorithm, "aws:kms")),
            // aws:kms without a key is not the bucket's key but the one that AWS keeps for the account.
            // Source: docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html (2026-11-21).
            BucketPolicies.Deny("DenyAlgorithmWithoutKey", Upload, [objects], Presence((Algorithm, true), (Key, false))),
            BucketPolicies.Deny("DenyKeysOfCallers", Upload, [objects], Presence((CustomerAlgorithm, true))),
        ]);
    }

    private static JsonObject IsThereAndNot(string header, string value)
    {
        var condition = BucketPolicies.Test("StringNotEquals", header, value);
        condition["Null"] = new JsonObject { [header] = "false" };
        return condition;
    }

    private static JsonObject Presence(params (string Header, bool IsThere)[] headers)
    {
        var test = new JsonObject();
        foreach (var (header, isThere) in headers)
            test[header] = isThere ? "false" : "true";
        return new JsonObject { ["Null"] = test };
    }
}
