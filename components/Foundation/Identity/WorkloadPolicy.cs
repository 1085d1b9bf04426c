using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>Where artifacts are.</summary>
/// <param name="BucketArn">ARN of the bucket.</param>
/// <param name="KeyArn">ARN of the key that its objects are encrypted with.</param>
/// <param name="Account">Id of the account that owns it: somebody else's bucket of the same name gets nothing.</param>
public sealed record ArtifactTarget(string BucketArn, string KeyArn, string Account);

/// <summary>Where a secret is.</summary>
/// <param name="SecretArn">ARN of the secret.</param>
/// <param name="KeyArn">ARN of the key that it is encrypted with.</param>
public sealed record SecretTarget(string SecretArn, string KeyArn);

/// <summary>What a workload may do, in the words of IAM.</summary>
public static class WorkloadPolicy
{
    /// <summary>Whether any of the permissions is about artifacts.</summary>
    /// <param name="permissions">What the workload may do.</param>
    public static bool NeedsArtifacts(IEnumerable<Permission> permissions) =>
        permissions.Any(p => p is Permission.ReadArtifacts or Permission.WriteArtifacts);

    /// <summary>Whether any of the permissions is about the database's secret.</summary>
    /// <param name="permissions">What the workload may do.</param>
    public static bool NeedsDatabaseSecret(IEnumerable<Permission> permissions) => permissions.Any(p => p is Permission.ReadDatabaseSecret);

    /// <summary>A policy document that allows what the permissions say, and names every resource.</summary>
    /// <param name="permissions">What the workload may do. Their order, and saying one twice, make no difference.</param>
    /// <param name="artifacts">Where artifacts are. Required where a permission is about them.</param>
    /// <param name="databaseSecret">Where the database's secret is. Required where a permission is about it.</param>
    public static string Text(IReadOnlyList<Permission> permissions, ArtifactTarget? artifacts, SecretTarget? databaseSecret)
    {
        var writes = Prefixes(permissions.OfType<Permission.WriteArtifacts>().Select(p => p.Prefix));
        var reads = Prefixes(permissions.OfType<Permission.ReadArtifacts>().Select(p => p.Prefix).Concat(writes));
        var statements = new List<JsonNode>();
        if (reads.Count > 0)
            statements.AddRange(Artifacts(reads, writes, artifacts!));
        if (NeedsDatabaseSecret(permissions))
            statements.AddRange(DatabaseSecret(databaseSecret!));
        return PolicyJson.Document([.. statements]);
    }

    private static IEnumerable<JsonNode> Artifacts(List<string> reads, List<string> writes, ArtifactTarget target)
    {
        yield return Owned(Allow("ReadArtifacts", ["s3:GetObject"], Objects(reads, target)), target);
        var list = Owned(Allow("ListArtifacts", ["s3:ListBucket"], [target.BucketArn]), target);
        if (reads is not [""])
        {
            JsonArray prefixes = [.. reads.Select(p => JsonValue.Create($"{p}*"))];
            list["Condition"]!["StringLike"] = new JsonObject { ["s3:prefix"] = prefixes };
        }
        yield return list;
        if (writes.Count > 0)
        {
            JsonArray actions = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];
            yield return Owned(Allow("WriteArtifacts", actions, Objects(writes, target)), target);
        }
        // A multipart upload decrypts its own parts, so that writing needs both.
        // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html (2026-11-21).
        yield return Allow("UseArtifactKey", writes.Count > 0 ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"], [target.KeyArn]);
    }

    private static IEnumerable<JsonNode> DatabaseSecret(SecretTarget target) =>
        [
            Allow("ReadDatabaseSecret", ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], [target.SecretArn]),
            Allow("UseDatabaseKey", ["kms:Decrypt"], [target.KeyArn]),
        ];

    private static JsonObject Owned(JsonObject statement, ArtifactTarget target)
    {
        statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:ResourceAccount"] = target.Account } };
        return statement;
    }

    private static JsonArray Objects(List<string> prefixes, ArtifactTarget target) =>
        [.. prefixes.Select(p => JsonValue.Create($"{target.BucketArn}/{p}*"))];

    // A prefix inside another one adds nothing.
    private static List<string> Prefixes(IEnumerable<string> given)
    {
        var prefixes = new List<string>();
        foreach (var prefix in given.Order(StringComparer.Ordinal))
        {
            if (prefixes.Count == 0 || !prefix.StartsWith(prefixes[^1], StringComparison.Ordinal))
                prefixes.Add(prefix);
        }
        return prefixes;
    }

    private static JsonObject Allow(string sid, JsonArray actions, JsonArray resources) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = actions,
            ["Resource"] = resources,
        };
}
