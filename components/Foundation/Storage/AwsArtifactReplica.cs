using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Pulumi.Utilities;

namespace MlInfra.Components.Storage;

/// <summary>
/// A copy of an artifact store in another region, closed and kept like the store itself, and what copies to it. It brings its own provider
/// for that region.
/// </summary>
public sealed class AwsArtifactReplica : ComponentResource
{
    private const string Role = "artifacts-replica";

    /// <summary>Declares the copy.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component: their provider is that of the store.</param>
    /// <exception cref="RunException">A setting is wrong, or there is no replica in the settings; the message names all of it.</exception>
    public AwsArtifactReplica(string name, AwsArtifactReplicaArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsArtifactReplica", name, args, options)
    {
        SettingsGuard.Require(name, ("artifacts", args.Settings));
        SettingsGuard.Require(name, ArtifactRules.Replica(args.Settings, args.Names.Region).ToList());
        var hardening = ArtifactRules.Hardening(args.Settings, args.Hardening);
        var region = args.Settings.Replica!.Region;
        var names = args.Names with { Region = region };
        var provider = AwsProviders.Declare($"{name}-aws", names, this);
        var key = EncryptionKey.DeclareNamed(
            $"{name}-key",
            $"Copy of the artifacts of {names.Environment}",
            Role,
            names,
            hardening,
            this,
            provider: provider
        );
        // Logs do not leave the region of their bucket.
        var logs = new AwsLogBucket(
            $"{name}-logs",
            new AwsLogBucketArgs
            {
                Names = names,
                Of = Role,
                Hardening = hardening,
            },
            new ComponentResourceOptions { Parent = this, Provider = provider }
        );
        var closed = new ClosedBucket(name, names.Bucket(Role), hardening, this, provider);
        closed.Encrypt(key.Arn);
        closed.Expire("old-versions-and-abandoned-uploads", args.Settings.KeepOldVersionsDays);
        closed.Policy(Output.Tuple(closed.Bucket.Arn, key.Arn).Apply(arns => ArtifactPolicy.Text(arns.Item1, arns.Item2)));
        closed.Log(logs);
        // S3 copies no locked version to a bucket that has no lock.
        var kept = closed.Lock(args.Settings.ObjectLock);
        Copy(name, args, closed, kept, key.Arn);

        BucketName = closed.Bucket.BucketName;
        BucketArn = closed.Bucket.Arn;
        KeyArn = key.Arn;
        RegisterOutputs();
    }

    /// <summary>Name of the bucket.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    /// <summary>ARN of the bucket.</summary>
    [Output("bucketArn")]
    public Output<string> BucketArn { get; private set; }

    /// <summary>ARN of the key that its objects are encrypted with.</summary>
    [Output("keyArn")]
    public Output<string> KeyArn { get; private set; }

    private void Copy(string name, AwsArtifactReplicaArgs args, ClosedBucket target, Resource kept, Output<string> keyArn) =>
        _ = new BucketReplicationConfig(
            $"{name}-replication",
            new BucketReplicationConfigArgs
            {
                Bucket = args.SourceBucket,
                Role = CopyingRole(name, args, target.Bucket.Arn, keyArn),
                Rules =
                {
                    new BucketReplicationConfigRuleArgs
                    {
                        Id = "everything",
                        Status = "Enabled",
                        Priority = 0,
                        Filter = new BucketReplicationConfigRuleFilterArgs { Prefix = "" },
                        // What is deleted here is deleted there, and can be got back in either as long as old versions are kept.
                        // Deleting a version for good is never copied.
                        // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html (2026-11-21).
                        DeleteMarkerReplication = new BucketReplicationConfigRuleDeleteMarkerReplicationArgs { Status = "Enabled" },
                        SourceSelectionCriteria = new BucketReplicationConfigRuleSourceSelectionCriteriaArgs
                        {
                            SseKmsEncryptedObjects = new BucketReplicationConfigRuleSourceSelectionCriteriaSseKmsEncryptedObjectsArgs
                            {
                                Status = "Enabled",
                            },
                        },
                        Destination = new BucketReplicationConfigRuleDestinationArgs
                        {
                            Bucket = target.Bucket.Arn,
                            EncryptionConfiguration = new BucketReplicationConfigRuleDestinationEncryptionConfigurationArgs
                            {
                                ReplicaKmsKeyId = keyArn,
                            },
                        },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { kept } }
        );

    private Output<string> CopyingRole(string name, AwsArtifactReplicaArgs args, Output<string> targetArn, Output<string> keyArn)
    {
        var role = new Role(
            $"{name}-role",
            new RoleArgs { Name = args.Names.Role("artifacts-replication"), AssumeRolePolicy = TrustPolicy.ForService("s3.amazonaws.com") },
            new CustomResourceOptions { Parent = this }
        );
        var policy = new RolePolicy(
            $"{name}-role-policy",
            new RolePolicyArgs
            {
                Role = role.Name,
                Policy = Output
                    .Tuple(args.SourceArn.ToOutput(), args.SourceKeyArn.ToOutput(), targetArn, keyArn)
                    .Apply(arns =>
                        ReplicationPolicy.Text(
                            new EncryptedBucket(arns.Item1, arns.Item2, args.Names.Region),
                            new EncryptedBucket(arns.Item3, arns.Item4, args.Settings.Replica!.Region),
                            args.Settings.ObjectLock is not null
                        )
                    ),
            },
            new CustomResourceOptions { Parent = this }
        );
        return OutputUtilities.WithDependency(role.Arn, policy);
    }
}
