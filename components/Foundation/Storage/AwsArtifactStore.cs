using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Components.Storage;

/// <summary>A bucket for models and run outputs with a key of its own: versioned, TLS only, no public access, every access logged.</summary>
public sealed class AwsArtifactStore : ComponentResource
{
    internal const string Role = "artifacts";

    /// <summary>Declares the artifact store.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsArtifactStore(string name, AwsArtifactStoreArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsArtifactStore", name, args, options)
    {
        SettingsGuard.Require(name, ("artifacts", args.Settings));
        var hardening = ArtifactRules.Hardening(args.Settings, args.Hardening);
        var bucketName = args.Names.Bucket(Role);
        var key = EncryptionKey.DeclareNamed(
            $"{name}-key",
            $"Artifacts of {args.Names.Environment}",
            Role,
            args.Names,
            hardening,
            this,
            args.IsReadByFileSystem ? ArtifactKeyPolicy.Text(args.Names, $"arn:aws:s3:::{bucketName}") : null
        );
        var logs = new AwsLogBucket(
            $"{name}-logs",
            new AwsLogBucketArgs
            {
                Names = args.Names,
                Of = Role,
                Hardening = hardening,
            },
            new ComponentResourceOptions { Parent = this }
        );
        var closed = new ClosedBucket(name, bucketName, hardening, this);
        closed.Encrypt(key.Arn);
        closed.Expire("old-versions-and-abandoned-uploads", args.Settings.KeepOldVersionsDays);
        closed.Policy(Output.Tuple(closed.Bucket.Arn, key.Arn).Apply(arns => ArtifactPolicy.Text(arns.Item1, arns.Item2)));
        closed.Log(logs);
        var kept = closed.Lock(args.Settings.ObjectLock);

        Url = Output.Format($"s3://{closed.Bucket.BucketName}");
        BucketName = closed.Bucket.BucketName;
        BucketArn = closed.Bucket.Arn;
        KeyArn = key.Arn;
        VersionedBucket = OutputUtilities.WithDependency(closed.Bucket.BucketName, kept);
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

    /// <summary>Name of the bucket, for what has to wait for versions and lock: a copy.</summary>
    [Output("versionedBucket")]
    public Output<string> VersionedBucket { get; private set; }
}
