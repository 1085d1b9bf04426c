using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>The Kubernetes cluster of an environment.</summary>
public sealed record ClusterSettings : ICheckedSettings
{
    /// <summary>Kubernetes version, major and minor. Default: that of <c>defaults.yaml</c>. Legal: those that the add-ons are pinned for.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Networks from which the Kubernetes API can be reached over the internet, /16 or smaller. Default: none, the API is private.
    /// </summary>
    [MaxLength(40)]
    public IReadOnlyList<Cidr> ApiExposedTo { get; init; } = [];

    /// <summary>IAM role ARNs that administer the cluster, by a name of your choice. Default: only the role that created it.</summary>
    [MaxLength(20)]
    public IReadOnlyDictionary<string, AdministratorSettings> Administrators { get; init; } =
        new Dictionary<string, AdministratorSettings>();

    /// <summary>
    /// What adds nodes to pools and takes them away: <c>autoscaler</c> or <c>karpenter</c>. Either way <c>minNodes</c> of a pool are a managed
    /// node group. Default: autoscaler.
    /// </summary>
    public Provisioner Provisioner { get; init; } = Provisioner.Autoscaler;

    /// <summary>
    /// Node pools by name. At least one without an accelerator that always has a node, for what the cluster itself needs. Renaming a pool
    /// replaces its nodes. Names have up to 21 characters.
    /// </summary>
    [Length(1, 30)]
    public required IReadOnlyDictionary<string, PoolSettings> Pools { get; init; }

    /// <summary>The pools that have accelerators, by name.</summary>
    public IReadOnlyList<AcceleratorPool> AcceleratorPools =>
        [
            .. from pool in Pools.OrderBy(p => p.Key, StringComparer.Ordinal)
            let accelerator = pool.Value.Accelerator
            where accelerator is not null
            select new AcceleratorPool(pool.Key, accelerator, pool.Value.GpusPerNode, pool.Value.MaxNodes)
            {
                Sharing = pool.Value.Sharing,
                Efa = pool.Value.Efa,
            },
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
        foreach (var problem in ClusterRules.Check(this))
            yield return problem;
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
