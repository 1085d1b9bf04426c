using System.Text.Json;
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
        var everything = new[] { bucketArn, $"{bucketArn}/*" };
        return JsonSerializer.Serialize(
            new
            {
                Version = TrustPolicy.PolicyVersion,
                Statement = new object[]
                {
                    Deny("DenyPlainHttp", "s3:*", everything, "Bool", "aws:SecureTransport", "false"),
                    // An upload that names no key gets the bucket's, so only one that names another is refused.
                    Deny(
                        "DenyOtherKeys",
                        "s3:PutObject",
                        [$"{bucketArn}/*"],
                        "StringNotEqualsIfExists",
                        "s3:x-amz-server-side-encryption-aws-kms-key-id",
                        keyArn
                    ),
                },
            }
        );
    }

    private static object Deny(string sid, string action, string[] resources, string test, string key, string value) =>
        new
        {
            Sid = sid,
            Effect = "Deny",
            Principal = "*",
            Action = action,
            Resource = resources,
            Condition = new Dictionary<string, Dictionary<string, string>> { [test] = new() { [key] = value } },
        };
}
