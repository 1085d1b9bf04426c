using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Storage;

/// <summary>A bucket with its key, for policies.</summary>
/// <param name="BucketArn">ARN of the bucket.</param>
/// <param name="KeyArn">ARN of its key.</param>
/// <param name="Region">Region of both.</param>
public sealed record EncryptedBucket(string BucketArn, string KeyArn, string Region);

/// <summary>What S3 may do to copy a bucket.</summary>
public static class ReplicationPolicy
{
    /// <summary>A policy document that allows reading versions from one bucket and writing them to another, with their two keys.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="target">Where to.</param>
    /// <param name="isLocked">Whether versions carry a lock, which is copied too.</param>
    // Sources: docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html, replication-config-for-kms-objects.html,
    // object-lock-managing.html (2026-11-21).
    public static string Text(EncryptedBucket source, EncryptedBucket target, bool isLocked)
    {
        JsonArray read = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"];
        if (isLocked)
        {
            read.Add("s3:GetObjectRetention");
            read.Add("s3:GetObjectLegalHold");
        }
        return PolicyJson.Document(
            Allow("LookAtSource", ["s3:GetReplicationConfiguration", "s3:ListBucket"], source.BucketArn),
            Allow("ReadVersions", read, $"{source.BucketArn}/*"),
            Allow("WriteCopies", ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], $"{target.BucketArn}/*"),
            UseKey("UseSourceKey", ["kms:Decrypt"], source),
            UseKey("UseTargetKey", ["kms:Encrypt", "kms:GenerateDataKey"], target)
        );
    }

    // Through S3 and for this bucket only. With bucket keys, what is encrypted tells the bucket it is for and not the object; an upload may
    // have done without.
    private static JsonObject UseKey(string sid, JsonArray actions, EncryptedBucket bucket)
    {
        var statement = Allow(sid, actions, bucket.KeyArn);
        statement["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["kms:ViaService"] = $"s3.{bucket.Region}.amazonaws.com" },
            ["StringLike"] = new JsonObject
            {
                ["kms:EncryptionContext:aws:s3:arn"] = new JsonArray(bucket.BucketArn, $"{bucket.BucketArn}/*"),
            },
        };
        return statement;
    }

    private static JsonObject Allow(string sid, JsonArray actions, string resource) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = actions,
            ["Resource"] = resource,
        };
}
