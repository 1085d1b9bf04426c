using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.S3;
using Inputs = Pulumi.Aws.S3.Inputs;
using Kms = Pulumi.Aws.Kms;

namespace MlInfra.Components.Storage;

/// <summary>A bucket for models and run outputs with a key of its own: versioned, TLS only, no public access.</summary>
public sealed class AwsArtifactStore : ComponentResource
{
    private const int AbandonedUploadDays = 7;

    /// <summary>Declares the artifact store.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsArtifactStore(string name, AwsArtifactStoreArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsArtifactStore", name, args, options)
    {
        var key = EncryptionKey.DeclareNamed(
            $"{name}-key",
            $"Artifacts of {args.Names.Environment}",
            "artifacts",
            args.Names,
            args.Hardening,
            this
        );
        var bucket = new Bucket(
            $"{name}-bucket",
            new BucketArgs { BucketName = args.Names.Bucket("artifacts"), ForceDestroy = args.Hardening.EmptyOnDestroy },
            Child(args.Hardening, protect: args.Hardening.ProtectData)
        );
        Close(name, bucket, args.Hardening);
        Keep(name, bucket, key, args);

        Url = Output.Format($"s3://{bucket.BucketName}");
        BucketName = bucket.BucketName;
        BucketArn = bucket.Arn;
        KeyArn = key.Arn;
        RegisterOutputs();
    }

    /// <summary>URL of the store, such as <c>s3://bucket</c>.</summary>
    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>Name of the bucket.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    /// <summary>ARN of the bucket.</summary>
    [Output("bucketArn")]
    public Output<string> BucketArn { get; private set; }

    /// <summary>ARN of the key that its objects are encrypted with: whoever reads or writes them has to be allowed to use it.</summary>
    [Output("keyArn")]
    public Output<string> KeyArn { get; private set; }

    private void Close(string name, Bucket bucket, Hardening hardening)
    {
        _ = new BucketOwnershipControls(
            $"{name}-ownership",
            new BucketOwnershipControlsArgs
            {
                Bucket = bucket.Id,
                Rule = new Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
            },
            Child(hardening)
        );
        _ = new BucketPublicAccessBlock(
            $"{name}-public-access",
            new BucketPublicAccessBlockArgs
            {
                Bucket = bucket.Id,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            Child(hardening)
        );
    }

    private void Keep(string name, Bucket bucket, Kms.Key key, AwsArtifactStoreArgs args)
    {
        var versioning = new BucketVersioning(
            $"{name}-versioning",
            new BucketVersioningArgs
            {
                Bucket = bucket.Id,
                VersioningConfiguration = new Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
            },
            Child(args.Hardening)
        );
        _ = new BucketServerSideEncryptionConfiguration(
            $"{name}-encryption",
            new BucketServerSideEncryptionConfigurationArgs
            {
                Bucket = bucket.Id,
                Rules =
                {
                    new Inputs.BucketServerSideEncryptionConfigurationRuleArgs
                    {
                        // One data key per bucket and day instead of one per object.
                        BucketKeyEnabled = true,
                        ApplyServerSideEncryptionByDefault =
                            new Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
                            {
                                SseAlgorithm = "aws:kms",
                                KmsMasterKeyId = key.Arn,
                            },
                    },
                },
            },
            Child(args.Hardening)
        );
        _ = new BucketLifecycleConfiguration(
            $"{name}-lifecycle",
            new BucketLifecycleConfigurationArgs
            {
                Bucket = bucket.Id,
                Rules =
                {
                    new Inputs.BucketLifecycleConfigurationRuleArgs
                    {
                        Id = "old-versions-and-abandoned-uploads",
                        Status = "Enabled",
                        Filter = new Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                        NoncurrentVersionExpiration = new Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
                        {
                            NoncurrentDays = args.Settings.KeepOldVersionsDays,
                        },
                        AbortIncompleteMultipartUpload = new Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
                        {
                            DaysAfterInitiation = AbandonedUploadDays,
                        },
                    },
                },
            },
            // Rules on old versions need versioning to be on.
            Child(args.Hardening, after: versioning)
        );
        _ = new BucketPolicy(
            $"{name}-policy",
            new BucketPolicyArgs
            {
                Bucket = bucket.Id,
                Policy = Output.Tuple(bucket.Arn, key.Arn).Apply(arns => ArtifactPolicy.Text(arns.Item1, arns.Item2)),
            },
            Child(args.Hardening)
        );
    }

    // A bucket that stays behind stays as closed as it was.
    private CustomResourceOptions Child(Hardening hardening, bool? protect = null, Resource? after = null) =>
        new()
        {
            Parent = this,
            Protect = protect,
            RetainOnDelete = hardening.RetainData,
            DependsOn = after is null ? [] : [after],
        };
}
