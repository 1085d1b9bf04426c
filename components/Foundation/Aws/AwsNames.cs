using System.Security.Cryptography;
using System.Text;

namespace MlInfra.Components.Aws;

/// <summary>
/// Names of things in AWS: the one place that knows their limits. Deterministic, so that a preview shows what a deployment makes.
/// </summary>
/// <param name="Environment">Name of the environment: it tells apart what shares an account.</param>
/// <param name="Account">AWS account id.</param>
/// <param name="Region">AWS region.</param>
public sealed record AwsNames(string Environment, string Account, string Region)
{
    private const string Product = "mlinfra";
    private const int BucketLength = 63;
    private const int ClusterLength = 100;
    private const int AliasLength = 250;
    private const int HashLength = 8;

    /// <summary>Name of a bucket: unique in the world by account and region; 3 to 63 lower-case letters, digits and dashes.</summary>
    /// <param name="role">What it is for.</param>
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (2026-11-21).
    public string Bucket(string role) => Fit($"{Product}-{Environment}-{role}-{Account}-{Region}", BucketLength);

    /// <summary>Name of an EKS cluster: unique in account and region; up to 100 letters, digits, dashes and underscores.</summary>
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html (2026-11-21).
    public string Cluster() => Fit($"{Product}-{Environment}", ClusterLength);

    /// <summary>Alias of a KMS key: unique in account and region; up to 256 characters with its prefix.</summary>
    /// <param name="role">What the key is for.</param>
    // Source: docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html (2026-11-21).
    public string KeyAlias(string role) => "alias/" + Fit($"{Product}-{Environment}-{role}", AliasLength);

    /// <summary>The name shown in the console.</summary>
    /// <param name="role">What it is for.</param>
    public string Tag(string role) => $"{Product}-{Environment}-{role}";

    // A name that is too long keeps its head, which people read, and ends in a hash of the whole, which keeps it unique.
    private static string Fit(string name, int length)
    {
        if (name.Length <= length)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        return $"{name[..(length - HashLength - 1)].TrimEnd('-')}-{hash}";
    }

    /// <summary>
    /// Name of the log group that EKS writes the control plane's logs to: EKS decides it, and makes it where it is not there.
    /// </summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html (2026-11-21).
    public string ClusterLogGroup() => $"/aws/eks/{Cluster()}/cluster";
}
