using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Storage;

/// <summary>The artifact store of an environment: models, datasets' manifests, run outputs.</summary>
public sealed record ArtifactSettings
{
    /// <summary>Days that an overwritten or deleted version is kept, 1 to 3650. Default: 90.</summary>
    [Range(1, 3650)]
    public int KeepOldVersionsDays { get; init; } = 90;

    /// <summary>Lock of every version from its upload on, which nobody can delete meanwhile. Default: none.</summary>
    public ObjectLockSettings? ObjectLock { get; init; }

    /// <summary>A copy of the store in another region. Default: none.</summary>
    public ArtifactReplicaSettings? Replica { get; init; }
}

/// <summary>The lock of an artifact store.</summary>
public sealed record ObjectLockSettings
{
    /// <summary>
    /// Whether somebody with a right of its own can lift it: <c>governance</c>, or nobody at all, not even AWS: <c>compliance</c>.
    /// Default: governance.
    /// </summary>
    public ObjectLockMode Mode { get; init; } = ObjectLockMode.Governance;

    /// <summary>
    /// Days from the upload of a version, 1 to 3650. Up to <c>keepOldVersionsDays</c> it costs nothing; beyond, what is deleted stays, and
    /// is paid for, until its lock ends. Required.
    /// </summary>
    [Range(1, 3650)]
    public required int Days { get; init; }
}

/// <summary>Who can lift the lock of an object.</summary>
public enum ObjectLockMode
{
    /// <summary>Who may <c>s3:BypassGovernanceRetention</c>.</summary>
    Governance,

    /// <summary>Nobody, before its time is up.</summary>
    Compliance,
}

/// <summary>The copy of an artifact store.</summary>
public sealed record ArtifactReplicaSettings
{
    /// <summary>Region of the copy by AWS' own name, such as <c>eu-central-1</c>; another one than the environment's. Required.</summary>
    [RegularExpression(@"^[a-z]{2}(-[a-z]{2,12}){1,3}-\d$", ErrorMessage = "an AWS region, such as eu-central-1")]
    public required string Region { get; init; }
}
