using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Storage;

/// <summary>The resource policy of a bucket for access logs.</summary>
public static class LogBucketPolicy
{
    /// <summary>
    /// A policy document that lets S3 write the log of one bucket of one account below a prefix, and refuses writing to everybody else:
    /// who may delete a log shall not be able to put another in its place.
    /// </summary>
    /// <param name="bucketArn">ARN of the bucket for logs.</param>
    /// <param name="prefix">What names of logs begin with, with a slash last.</param>
    /// <param name="sourceArn">ARN of the bucket that is logged.</param>
    /// <param name="account">Id of the account of both.</param>
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (2026-11-21).
    public static string Text(string bucketArn, string prefix, string sourceArn, string account) =>
        PolicyJson.Document([
            .. BucketPolicies.SafeTransport(bucketArn),
            new JsonObject
            {
                ["Sid"] = "LetS3WriteLogs",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = "logging.s3.amazonaws.com" },
                ["Action"] = "s3:PutObject",
                ["Resource"] = $"{bucketArn}/{prefix}*",
                ["Condition"] = new JsonObject
                {
                    ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = sourceArn },
                    ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account },
                },
            },
            // What is no service is a person or a workload; of services only the one above is let in.
            BucketPolicies.Deny(
                "DenyForgedLogs",
                "s3:PutObject",
                [$"{bucketArn}/*"],
                BucketPolicies.Test("Bool", "aws:PrincipalIsAWSService", "false")
            ),
        ]);
}
