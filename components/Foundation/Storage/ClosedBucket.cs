using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.S3;
using Inputs = Pulumi.Aws.S3.Inputs;

namespace MlInfra.Components.Storage;

/// <summary>What every bucket has: one owner, no public access, versions. What is particular to one is added to it.</summary>
internal sealed class ClosedBucket
{
    private const int AbandonedUploadDays = 7;

    private readonly string _name;
    private readonly Hardening _hardening;
    private readonly Resource _parent;
    private readonly ProviderResource? _provider;

    /// <summary>Declares the bucket.</summary>
    /// <param name="name">Logical name of the component that it belongs to.</param>
    /// <param name="bucketName">Name in the cloud.</param>
    /// <param name="hardening">What the security level sets.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="provider">Where another region than the component's is meant.</param>
    public ClosedBucket(string name, string bucketName, Hardening hardening, Resource parent, ProviderResource? provider = null)
    {
        (_name, _hardening, _parent, _provider) = (name, hardening, parent, provider);
        Bucket = new Bucket(
            $"{name}-bucket",
            new BucketArgs { BucketName = bucketName, ForceDestroy = hardening.EmptyOnDestroy },
            Child(protect: hardening.ProtectData)
        );
        _ = new BucketOwnershipControls(
            $"{name}-ownership",
            new BucketOwnershipControlsArgs
            {
                Bucket = Bucket.Id,
                Rule = new Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
            },
            Child()
        );
        _ = new BucketPublicAccessBlock(
            $"{name}-public-access",
            new BucketPublicAccessBlockArgs
            {
                Bucket = Bucket.Id,
                BlockPublicAcls = true,
                BlockPublicPolicy = true,
                IgnorePublicAcls = true,
                RestrictPublicBuckets = true,
            },
            Child()
        );
        Versioning = new BucketVersioning(
            $"{name}-versioning",
            new BucketVersioningArgs
            {
                Bucket = Bucket.Id,
                VersioningConfiguration = new Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
            },
            Child()
        );
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>What needs versions waits for it.</summary>
    public BucketVersioning Versioning { get; }

    /// <summary>Encrypts what is uploaded without a word about it with a key, or with that of S3 where there is none.</summary>
    public void Encrypt(Output<string>? keyArn)
    {
        var byDefault = new Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
        {
            SseAlgorithm = keyArn is null ? "AES256" : "aws:kms",
        };
        var rule = new Inputs.BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = byDefault };
        if (keyArn is not null)
        {
            byDefault.KmsMasterKeyId = keyArn;
            // One data key per bucket and day instead of one per object.
            rule.BucketKeyEnabled = true;
        }
        _ = new BucketServerSideEncryptionConfiguration(
            $"{_name}-encryption",
            new BucketServerSideEncryptionConfigurationArgs { Bucket = Bucket.Id, Rules = { rule } },
            Child()
        );
    }

    /// <summary>Lets old versions and abandoned uploads go; and objects too, where a number of days says so.</summary>
    public void Expire(string rule, int oldVersionsDays, int? objectsDays = null)
    {
        var args = new Inputs.BucketLifecycleConfigurationRuleArgs
        {
            Id = rule,
            Status = "Enabled",
            Filter = new Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
            NoncurrentVersionExpiration = new Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
            {
                NoncurrentDays = oldVersionsDays,
            },
            AbortIncompleteMultipartUpload = new Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
            {
                DaysAfterInitiation = AbandonedUploadDays,
            },
        };
        if (objectsDays is { } days)
            args.Expiration = new Inputs.BucketLifecycleConfigurationRuleExpirationArgs { Days = days };
        _ = new BucketLifecycleConfiguration(
            $"{_name}-lifecycle",
            new BucketLifecycleConfigurationArgs { Bucket = Bucket.Id, Rules = { args } },
            // Rules on old versions need versioning to be on.
            Child(after: Versioning)
        );
    }

    /// <summary>Locks every version that is written from now on. Null: none.</summary>
    /// <returns>The lock, for what has to wait for it; without one the versions.</returns>
    // Not an argument of the bucket, which would be replaced for it: S3 takes it for a bucket with versions that is there.
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html (2026-11-21).
    public Resource Lock(ObjectLockSettings? settings)
    {
        if (settings is null)
            return Versioning;
        return new BucketObjectLockConfiguration(
            $"{_name}-object-lock",
            new BucketObjectLockConfigurationArgs
            {
                Bucket = Bucket.Id,
                Rule = new Inputs.BucketObjectLockConfigurationRuleArgs
                {
                    DefaultRetention = new Inputs.BucketObjectLockConfigurationRuleDefaultRetentionArgs
                    {
                        Mode = settings.Mode.ToString().ToUpperInvariant(),
                        Days = settings.Days,
                    },
                },
            },
            Child(after: Versioning)
        );
    }

    /// <summary>Says who may do what with the bucket.</summary>
    public BucketPolicy Policy(Output<string> document) =>
        new($"{_name}-policy", new BucketPolicyArgs { Bucket = Bucket.Id, Policy = document }, Child());

    /// <summary>Writes down in another bucket who asks for what in this one.</summary>
    public void Log(AwsLogBucket logs) =>
        _ = new BucketLogging(
            $"{_name}-logging",
            new BucketLoggingArgs
            {
                Bucket = Bucket.Id,
                TargetBucket = logs.BucketName,
                TargetPrefix = AwsLogBucket.Prefix,
            },
            Child()
        );

    // A bucket that stays behind stays as closed as it was.
    private CustomResourceOptions Child(bool? protect = null, Resource? after = null) =>
        new()
        {
            Parent = _parent,
            Provider = _provider,
            Protect = protect,
            RetainOnDelete = _hardening.RetainData,
            DependsOn = after is null ? [] : [after],
        };
}
