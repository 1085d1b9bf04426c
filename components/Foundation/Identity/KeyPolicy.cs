using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>A service that uses a key itself, rather than in the name of whoever asks it.</summary>
/// <param name="Sid">Name of the statement.</param>
/// <param name="Service">Service principal.</param>
/// <param name="ContextKey">Part of the encryption context that says what the key is used for.</param>
/// <param name="ContextArn">The only value that it may have.</param>
public sealed record KeyUse(string Sid, string Service, string ContextKey, string ContextArn)
{
    /// <summary>CloudWatch Logs, for one log group.</summary>
    /// <param name="region">AWS region.</param>
    /// <param name="logGroupArn">ARN of the log group.</param>
    // Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html (2026-11-21).
    public static KeyUse ByLogGroup(string region, string logGroupArn) =>
        new("EncryptLogGroup", $"logs.{region}.amazonaws.com", "aws:logs:arn", logGroupArn);
}

/// <summary>The resource policy of a key.</summary>
public static class KeyPolicy
{
    /// <summary>
    /// A policy document that leaves to IAM who in the account administers and uses the key, and lets in no one else but the services that
    /// are named. The same that AWS gives a key without a policy, and said, so that what is added does not replace it: a key whose policy
    /// does not name the account cannot be administered any more.
    /// </summary>
    /// <param name="account">AWS account id.</param>
    /// <param name="uses">Services that use the key themselves.</param>
    // Source: docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html (2026-11-21).
    public static string Text(string account, params IReadOnlyList<KeyUse> uses) =>
        PolicyJson.Document([LeaveToIam(account), .. uses.Select(Statement)]);

    /// <summary>The statement that leaves a key to the policies of its account.</summary>
    /// <param name="account">AWS account id.</param>
    internal static JsonObject LeaveToIam(string account) =>
        new()
        {
            ["Sid"] = "LeaveToIam",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = $"arn:aws:iam::{account}:root" },
            ["Action"] = "kms:*",
            // In a key policy: this key.
            ["Resource"] = "*",
        };

    private static JsonObject Statement(KeyUse use) =>
        new()
        {
            ["Sid"] = use.Sid,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = use.Service },
            ["Action"] = new JsonArray("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"),
            ["Resource"] = "*",
            ["Condition"] = new JsonObject
            {
                ["ArnEquals"] = new JsonObject { [$"kms:EncryptionContext:{use.ContextKey}"] = use.ContextArn },
            },
        };
}
