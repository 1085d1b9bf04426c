using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Storage;

/// <summary>Who may use the key of an artifact bucket that a file system reads.</summary>
public static class ArtifactKeyPolicy
{
    /// <summary>
    /// A policy document that leaves the key to the account's own policies, as every key of ours does, and lets FSx use it for the
    /// objects of one bucket: its role belongs to AWS, and takes no policy of ours.
    /// </summary>
    /// <param name="names">Account and region.</param>
    /// <param name="bucketArn">ARN of the bucket.</param>
    // With bucket keys, what is encrypted tells the bucket it is for and not the object.
    // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/s3-server-side-encryption-support.html (2026-11-21).
    public static string Text(AwsNames names, string bucketArn) =>
        PolicyJson.Document(
            KeyPolicy.LeaveToIam(names.Account),
            new JsonObject
            {
                ["Sid"] = "FileSystemThroughS3",
                ["Effect"] = "Allow",
                // Narrowed below: a principal that does not exist yet is refused, and FSx makes the role with its file system.
                ["Principal"] = new JsonObject { ["AWS"] = "*" },
                ["Action"] = new JsonArray("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"),
                ["Resource"] = "*",
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject
                    {
                        ["kms:CallerAccount"] = names.Account,
                        ["kms:ViaService"] = $"s3.{names.Region}.amazonaws.com",
                    },
                    ["StringLike"] = new JsonObject { ["kms:EncryptionContext:aws:s3:arn"] = new JsonArray(bucketArn, $"{bucketArn}/*") },
                    ["ArnLike"] = new JsonObject
                    {
                        ["aws:PrincipalArn"] =
                            $"arn:aws:iam::{names.Account}:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/"
                            + "AWSServiceRoleForFSxS3Access_*",
                    },
                },
            }
        );
}
