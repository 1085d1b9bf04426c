using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>The Kubernetes cluster of an environment.</summary>
public sealed record ClusterSettings : ICheckedSettings
{
    // A node group's name has 63: foundation-cluster-pool-<name>-nodes-, and seven characters that Pulumi adds.
    // Source: docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (2026-11-21).
    private const int MaxPoolName = 25;

    /// <summary>Kubernetes version, major and minor. Default: that of <c>defaults.yaml</c>. Legal: those that the add-ons are pinned for.</summary>
    public required string Version { get; init; }

    /// <summary>Networks from which the Kubernetes API can be reached over the internet. Default: none, the API is private.</summary>
    [MaxLength(40)]
    public IReadOnlyList<Cidr> ApiExposedTo { get; init; } = [];

    /// <summary>IAM role ARNs that administer the cluster, by a name of your choice. Default: only the role that created it.</summary>
    [MaxLength(20)]
    public IReadOnlyDictionary<string, AdministratorSettings> Administrators { get; init; } =
        new Dictionary<string, AdministratorSettings>();

    /// <summary>What adds nodes to pools and takes them away: <c>autoscaler</c> or <c>karpenter</c>. Default: autoscaler.</summary>
    public Provisioner Provisioner { get; init; } = Provisioner.Autoscaler;

    /// <summary>
    /// Node pools by name. At least one without an accelerator that always has a node, for what the cluster itself needs. Renaming a pool
    /// replaces its nodes. Names have up to 25 characters.
    /// </summary>
    [Length(1, 30)]
    public required IReadOnlyDictionary<string, PoolSettings> Pools { get; init; }

    /// <summary>The pools that have accelerators, by name.</summary>
    public IReadOnlyList<AcceleratorPool> AcceleratorPools =>
        [
            .. from pool in Pools.OrderBy(p => p.Key, StringComparer.Ordinal)
            let accelerator = pool.Value.Accelerator
            where accelerator is not null
            select new AcceleratorPool(pool.Key, accelerator, pool.Value.GpusPerNode, pool.Value.MaxNodes),
        ];

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (!ClusterVersions.Supported.Contains(Version))
        {
            yield return new(
                "version",
                Version,
                $"one of {string.Join(", ", ClusterVersions.Supported)}",
                "Choose a version in its supported window."
            );
        }
        if (Provisioner == Provisioner.Karpenter)
            yield return new("provisioner", "karpenter", "autoscaler", "Set it to autoscaler: this release has no Karpenter yet.");
        foreach (var name in Pools.Keys.Where(p => p.Length > MaxPoolName).Order(StringComparer.Ordinal))
            yield return new("pools", name, $"names of pools up to {MaxPoolName} characters", "Give it a shorter name.");
        if (Pools.Count > 0 && !Pools.Values.Any(p => p is { Accelerator: null, MinNodes: > 0 }))
        {
            yield return new(
                "pools",
                string.Join(", ", Pools.Keys.Order(StringComparer.Ordinal)),
                "a pool without an accelerator and with minNodes from 1: name resolution and the autoscaler itself run there",
                "Add such a pool, or raise minNodes of one."
            );
        }
    }
}

/// <summary>What adds nodes to pools and takes them away.</summary>
public enum Provisioner
{
    /// <summary>The cluster autoscaler: it changes the size of node groups that are there.</summary>
    Autoscaler,

    /// <summary>Karpenter: it makes nodes itself, as pods need them.</summary>
    Karpenter,
}

/// <summary>Who may administer a cluster.</summary>
public sealed record AdministratorSettings
{
    /// <summary>ARN of an IAM role, such as <c>arn:aws:iam::123456789012:role/platform-admin</c>. Required.</summary>
    [RegularExpression(
        @"^arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+$",
        ErrorMessage = "the ARN of an IAM role, such as arn:aws:iam::123456789012:role/platform-admin"
    )]
    public required string RoleArn { get; init; }
}
