using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Components.Storage;

/// <summary>A bucket for the access log of another one: only S3 writes to it, and what is old goes.</summary>
public sealed class AwsLogBucket : ComponentResource
{
    /// <summary>What names of logs begin with.</summary>
    internal const string Prefix = "access/";

    // Nobody overwrites a log, so that an old version is one that somebody deleted.
    private const int DeletedLogDays = 30;

    /// <summary>Declares the bucket.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsLogBucket(string name, AwsLogBucketArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsLogBucket", name, args, options)
    {
        var closed = new ClosedBucket(name, args.Names.Bucket($"{args.Of}-logs"), args.Hardening, this);
        // S3 delivers no logs to a bucket that is encrypted with a key of ours, or locked.
        // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html, troubleshooting-server-access-logging.html
        // (2026-11-21).
        closed.Encrypt(null);
        closed.Expire("old-logs", DeletedLogDays, args.Hardening.AccessLogDays);
        var source = $"arn:aws:s3:::{args.Names.Bucket(args.Of)}";
        var policy = closed.Policy(closed.Bucket.Arn.Apply(arn => LogBucketPolicy.Text(arn, Prefix, source, args.Names.Account)));

        BucketName = OutputUtilities.WithDependency(closed.Bucket.BucketName, policy);
        RegisterOutputs();
    }

    /// <summary>Name of the bucket. Whoever uses it waits until S3 may write to it.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }
}
