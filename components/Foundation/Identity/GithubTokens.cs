namespace MlInfra.Components.Identity;

/// <summary>Tokens that GitHub gives to workflows, and what stands in them.</summary>
// Source: docs.github.com/en/actions/reference/security/oidc (2026-11-21).
public static class GithubTokens
{
    /// <summary>Who makes them; what conditions on them begin with.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>Whom they are made out to, where a workflow asks for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>ARN of GitHub's identity provider in an account, known before it is there: an account has one at the most.</summary>
    /// <param name="account">AWS account id.</param>
    public static string ProviderArn(string account) => $"arn:aws:iam::{account}:oidc-provider/{Issuer}";

    /// <summary>The repository as its address has it: <c>owner/name</c>, without the numbers that tokens carry.</summary>
    /// <param name="settings">The repository.</param>
    public static string Address(GithubSettings settings) =>
        string.Join('/', settings.Repository.Split('/').Select(part => part.Split('@')[0]));

    /// <summary>
    /// Subjects of the workflows that may look: those of pull requests, and of the branch. Workflows of a pull request from a fork get no
    /// such token: its subject would be that of this repository, but GitHub gives forks no right to ask for one.
    /// </summary>
    /// <param name="settings">The repository.</param>
    // Source: docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows, pull_request (2026-11-21).
    public static IReadOnlyList<string> PreviewSubjects(GithubSettings settings) =>
        [$"repo:{settings.Repository}:pull_request", Branch(settings)];

    /// <summary>Subjects of the workflows that may deploy: those of the GitHub environment, or where there is none, of the branch.</summary>
    /// <param name="settings">The repository.</param>
    public static IReadOnlyList<string> DeploySubjects(GithubSettings settings) =>
        [settings.Environment is { } environment ? $"repo:{settings.Repository}:environment:{environment}" : Branch(settings)];

    private static string Branch(GithubSettings settings) => $"repo:{settings.Repository}:ref:refs/heads/{settings.Branch}";
}
