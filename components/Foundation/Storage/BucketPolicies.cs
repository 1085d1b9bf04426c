using System.Text.Json.Nodes;

namespace MlInfra.Components.Storage;

/// <summary>Statements that the policies of buckets have in common.</summary>
internal static class BucketPolicies
{
    // S3 itself has refused less than TLS 1.2 since 2024; said here so that it does not hang on that.
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html, s3:TlsVersion (2026-11-21).
    private const string OldestTls = "1.2";

    /// <summary>Nobody gets in by plain HTTP, or with an old version of TLS.</summary>
    public static JsonNode[] SafeTransport(string bucketArn) =>
        [
            Deny("DenyPlainHttp", "s3:*", [bucketArn, $"{bucketArn}/*"], Test("Bool", "aws:SecureTransport", "false")),
            Deny("DenyOldTls", "s3:*", [bucketArn, $"{bucketArn}/*"], Test("NumericLessThan", "s3:TlsVersion", OldestTls)),
        ];

    public static JsonObject Test(string test, string key, string value) => new() { [test] = new JsonObject { [key] = value } };

    public static JsonObject Deny(string sid, string action, JsonArray resources, JsonObject condition) =>
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
