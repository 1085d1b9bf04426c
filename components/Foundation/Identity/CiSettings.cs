using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Identity;

/// <summary>Who previews and deploys an environment without a person's credentials.</summary>
public sealed record CiSettings
{
    /// <summary>The workflows of a GitHub repository. Required.</summary>
    public required GithubSettings Github { get; init; }

    /// <summary>Where Pulumi keeps the state, if that is a bucket. Default: none, workflows get no right to a state.</summary>
    public CiStateSettings? State { get; init; }
}

/// <summary>Which workflows of GitHub may do what.</summary>
public sealed record GithubSettings
{
    /// <summary>
    /// The repository as its tokens name it: <c>owner/name</c>, and <c>owner@123456/name@456789</c> for one that was made or renamed after
    /// 2026-07-15. Required.
    /// </summary>
    [RegularExpression(
        "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}(@[0-9]{1,19})?/[A-Za-z0-9._-]{1,100}(@[0-9]{1,19})?$",
        ErrorMessage = "a repository as owner/name, or owner@123456/name@456789 where its tokens carry numbers"
    )]
    public required string Repository { get; init; }

    /// <summary>
    /// The branch whose workflows may preview, and may deploy where there is no <c>environment</c>; 1 to 200 letters, digits and marks.
    /// Default: main.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$", ErrorMessage = "the name of a branch, without a wildcard")]
    public string Branch { get; init; } = "main";

    /// <summary>
    /// The GitHub environment whose jobs alone may deploy; its rules say who approves and from which branches. 1 to 100 letters, digits and
    /// marks. Default: none, the branch deploys.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", ErrorMessage = "the name of a GitHub environment, without a wildcard")]
    public string? Environment { get; init; }
}

/// <summary>
/// A state in a bucket, whose secrets a key encrypts. Workflows reach what in it belongs to the stack that is named like the environment.
/// </summary>
public sealed record CiStateSettings
{
    /// <summary>Name of the bucket, in the environment's account and region. Required.</summary>
    [RegularExpression("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", ErrorMessage = "the name of a bucket")]
    public required string Bucket { get; init; }

    /// <summary>ARN of the KMS key, in the environment's region. Required.</summary>
    [RegularExpression(
        @"^arn:aws:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]{1,64}$",
        ErrorMessage = "the ARN of a KMS key, such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    )]
    public required string KeyArn { get; init; }

    /// <summary>
    /// Whether workflows of pull requests may read the state and decrypt what is secret in it: then whoever may push a branch can read the
    /// secrets. <c>pulumi preview</c> needs it. Default: no.
    /// </summary>
    public bool ExposedToPullRequests { get; init; }
}
